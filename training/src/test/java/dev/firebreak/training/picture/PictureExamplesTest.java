package dev.firebreak.training.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.fit.Schedule;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureExamplesTest {
    @TempDir
    private Path folder;

    @Test
    void everyClassComesInTurnAndFirearmsAreDrawn() throws IOException {
        assertThat(examples(true)).extracting(PictureExample::label).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1);
    }

    @Test
    void withoutDrawnFirearmsTheirClassIsNeverSaid() throws IOException {
        assertThat(examples(false)).extracting(PictureExample::label).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3, 1);
    }

    @Test
    void theSameSeedMakesTheSamePictures() throws IOException {
        List<PictureExample> one = examples(false);
        List<PictureExample> other = examples(false);
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.get(i).pixels()).isEqualTo(one.get(i).pixels());
        }
    }

    private List<PictureExample> examples(boolean drawn) throws IOException {
        PictureSettings settings = new PictureSettings(64, "any", drawn, 0.001, 10, 10, new Schedule(0, 8, 0.001));
        PictureMaterial material = PictureMaterial.decode(
                List.of(still("game", Color.RED), still("film", Color.GREEN), still("other", Color.BLUE)),
                file -> List.of());
        return new PictureExamples(material, settings, new Random(3)).make(10);
    }

    private Clip still(String label, Color color) throws IOException {
        Path file = folder.resolve(label + ".png");
        if (!Files.exists(file)) {
            BufferedImage picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = picture.createGraphics();
            g.setColor(color);
            g.fillRect(8, 8, 60, 40);
            g.dispose();
            ImageIO.write(picture, "png", file.toFile());
        }
        return new Clip(label, "train", label, label, file, label, Use.TRAIN, true);
    }
}
