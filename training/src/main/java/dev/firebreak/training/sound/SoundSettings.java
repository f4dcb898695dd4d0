package dev.firebreak.training.sound;

import dev.firebreak.training.fit.Schedule;

/**
 * Hyper-parameters of the sound model.
 *
 * @param examples windows rendered to learn from
 * @param validationExamples windows rendered, from other source groups, to calibrate on
 * @param gunfireSounds synthetic shots and bursts
 * @param ridge how strongly the first line for gunfire is held small (decision 0011)
 * @param live the wear of a live stream on what is learnt from
 * @param distillation weight of staying near the teacher's opinion on its own classes
 * @param rehearsedMinutes minutes of harmless streams that the judge is fitted on, and as many that it is checked on
 * @param rehearsedAttacks attacks that it is fitted on, and as many that it is checked on
 */
public record SoundSettings(
        int examples,
        int validationExamples,
        int gunfireSounds,
        Schedule schedule,
        double ridge,
        LiveWear live,
        double distillation,
        int rehearsedMinutes,
        int rehearsedAttacks) {
    public SoundSettings {
        if (examples < 1 || validationExamples < 1 || gunfireSounds < 1) {
            throw new IllegalArgumentException("examples %d, validationExamples %d, gunfireSounds %d"
                    .formatted(examples, validationExamples, gunfireSounds));
        }
        if (!(ridge > 0 && distillation >= 0)) {
            throw new IllegalArgumentException("ridge %s, distillation %s".formatted(ridge, distillation));
        }
    }
}
