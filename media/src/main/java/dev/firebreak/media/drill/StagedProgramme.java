package dev.firebreak.media.drill;

import org.jspecify.annotations.Nullable;

/** The drill that the program makes by itself: {@link StagedScene} and {@link StagedSound}. */
final class StagedProgramme implements Programme {
    private final DrillTimetable timetable;
    private final StagedScene scene;
    private final StagedSound sound;

    StagedProgramme(DrillTimetable timetable) {
        this.timetable = timetable;
        scene = new StagedScene(timetable);
        sound = new StagedSound(timetable);
    }

    @Override
    public int @Nullable [] picture(int frame) {
        return frame < timetable.totalFrames() ? scene.draw(frame) : null;
    }

    @Override
    public void sound(float[] block) {
        sound.next(block);
    }

    @Override
    public int attackFrame() {
        return timetable.attackFrame();
    }

    @Override
    public void close() {}
}
