package dev.firebreak.training.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Draws hands that hold something, as the holder's own camera sees them: a long gun or a handgun, or a harmless thing drawn
 * with the same means (so that hands and hard edges alone mean nothing). A sketch, synthetic through and through.
 *
 * <p>Shapes are drawn in a unit system whose origin is the place where the thing points to and whose y axis points down
 * towards the holder; one unit is half the picture's height.
 */
final class HeldThing {
    private static final Color[] SKINS = {
        new Color(236, 200, 176), new Color(205, 160, 128), new Color(150, 105, 75), new Color(92, 62, 45)
    };
    private static final Color[] CLOTHES = {
        new Color(40, 42, 46),
        new Color(70, 78, 52),
        new Color(38, 52, 88),
        new Color(120, 105, 82),
        new Color(90, 90, 96)
    };

    private final RandomGenerator random;

    HeldThing(RandomGenerator random) {
        this.random = random;
    }

    /** Draws a firearm into {@code picture}. */
    void firearm(BufferedImage picture) {
        Graphics2D g = graphics(picture);
        if (random.nextInt(100) < 60) {
            place(g, picture, 0.25);
            longGun(g);
        } else {
            place(g, picture, 0.15);
            handgun(g);
        }
        g.dispose();
    }

    /** Draws something else in the hand. */
    void harmless(BufferedImage picture) {
        Graphics2D g = graphics(picture);
        place(g, picture, 0.25);
        Color arm = clothes();
        switch (random.nextInt(4)) {
            case 0 -> { // a pole, a racket's handle, a broom
                bar(g, -0.03, -0.2 - random.nextDouble(), 0.05 + 0.04 * random.nextDouble(), 2.4, anyColour());
                hand(g, 0, 0.75, 0.2, arm);
            }
            case 1 -> { // a phone, a book, a box
                bar(g, -0.3, -0.1, 0.5 + 0.3 * random.nextDouble(), 0.4 + 0.5 * random.nextDouble(), anyColour());
                hand(g, -0.35, 0.45, 0.2, arm);
                hand(g, 0.35, 0.5, 0.2, arm);
            }
            case 2 -> { // a cup, a ball
                g.setColor(anyColour());
                g.fill(new Ellipse2D.Double(-0.3, 0.1, 0.6, 0.5 + 0.3 * random.nextDouble()));
                hand(g, 0.1, 0.7, 0.22, arm);
            }
            default -> { // handlebars
                bar(g, -1.2, 0.5, 2.4, 0.07, anyColour());
                hand(g, -0.9, 0.55, 0.2, arm);
                hand(g, 0.9, 0.55, 0.2, arm);
            }
        }
        g.dispose();
    }

    private Graphics2D graphics(BufferedImage picture) {
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return g;
    }

    /** Puts the origin somewhere in the middle and leans the thing towards a lower corner, or straight down. */
    private void place(Graphics2D g, BufferedImage picture, double jitter) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double unit = Math.min(height, width * 0.8) / 2.0 * (0.75 + 0.6 * random.nextDouble());
        double x = width * (0.5 + jitter * (random.nextDouble() - 0.35));
        double y = height * (0.45 + 0.3 * random.nextDouble());
        g.translate(x, y);
        double lean = Math.toRadians(random.nextInt(3) == 0 ? 0 : 15 + 35 * random.nextDouble());
        if (random.nextInt(4) == 0) {
            g.scale(-1, 1);
        }
        AffineTransform view = new AffineTransform();
        view.rotate(-lean);
        view.shear(0.25 * (random.nextDouble() - 0.5), 0);
        view.scale(unit * (1.3 + 0.9 * random.nextDouble()), unit);
        g.transform(view);
    }

    private void longGun(Graphics2D g) {
        Color metal = metal();
        Color furniture = random.nextInt(3) == 0 ? new Color(96 + random.nextInt(50), 62, 34) : metal;
        Color arm = clothes();
        if (random.nextInt(6) == 0) {
            flash(g, 0, -0.1, 0.5);
        }
        double barrel = 0.03 + 0.02 * random.nextDouble();
        double length = 0.3 + 0.5 * random.nextDouble();
        bar(g, -barrel / 2, -0.1, barrel, length, metal.darker());
        bar(g, -0.012, -0.16, 0.024, 0.09, metal.darker());
        trapezoid(g, length - 0.15, 0.09, length + 0.45, 0.16, furniture);
        hand(g, -0.08, length + 0.25, 0.17, arm);
        trapezoid(g, length + 0.4, 0.17, length + 1.2, 0.34, metal);
        double magazine = 0.1 + 0.06 * random.nextDouble();
        quad(g, -0.14, length + 0.6, -0.14 - magazine, length + 1.0, metal.darker(), 0.14);
        if (random.nextBoolean()) { // a sight on top
            bar(g, -0.06, length + 0.5, 0.12, 0.3, metal.brighter());
            g.setColor(new Color(30, 30, 34));
            g.fill(new Ellipse2D.Double(-0.05, length + 0.45, 0.1, 0.1));
        }
        trapezoid(g, length + 1.15, 0.3, length + 2.2, 0.45, furniture);
        hand(g, 0.14, length + 1.15, 0.22, arm);
    }

    private void handgun(Graphics2D g) {
        Color metal = metal();
        Color arm = clothes();
        if (random.nextInt(6) == 0) {
            flash(g, 0, 0, 0.4);
        }
        double wide = 0.09 + 0.03 * random.nextDouble();
        double length = 0.3 + 0.35 * random.nextDouble();
        trapezoid(g, 0, wide, length, wide * 1.6, metal);
        bar(g, -0.012, -0.03, 0.024, 0.05, metal.darker());
        bar(g, -wide * 0.7, length - 0.07, wide * 1.4, 0.05, metal.darker());
        trapezoid(g, length, wide * 1.4, length + 0.3, wide * 1.5, metal.darker());
        hand(g, 0.04, length + 0.25, 0.2, arm);
        if (random.nextInt(3) > 0) {
            hand(g, -0.12, length + 0.33, 0.19, arm);
        }
    }

    private void hand(Graphics2D g, double x, double y, double size, Color sleeve) {
        Color skin = random.nextInt(4) == 0 ? new Color(34, 34, 36) : SKINS[random.nextInt(SKINS.length)];
        double aside = (random.nextDouble() - 0.3) * 0.8;
        Path2D forearm = new Path2D.Double();
        forearm.moveTo(x - size * 0.7, y + size * 0.3);
        forearm.lineTo(x + size * 0.7, y + size * 0.3);
        forearm.lineTo(x + size * 1.5 + aside, y + 2);
        forearm.lineTo(x - size * 0.9 + aside, y + 2);
        forearm.closePath();
        g.setPaint(
                new GradientPaint((float) x, (float) y, sleeve, (float) (x + size), (float) (y + 1), sleeve.darker()));
        g.fill(forearm);
        g.setColor(skin);
        g.fill(new Ellipse2D.Double(x - size, y - size * 0.7, size * 2, size * 1.5));
        g.setColor(skin.darker());
        for (int finger = 0; finger < 3; finger++) {
            g.fill(new Ellipse2D.Double(x - size + finger * size * 0.55, y - size * 0.75, size * 0.5, size * 0.7));
            g.setColor(skin);
        }
    }

    private void flash(Graphics2D g, double x, double y, double size) {
        Color none = new Color(255, 200, 80, 0);
        g.setPaint(new RadialGradientPaint((float) x, (float) y, (float) size, new float[] {0, 0.4f, 1}, new Color[] {
            new Color(255, 255, 230, 240), new Color(255, 190, 70, 170), none
        }));
        Path2D star = new Path2D.Double();
        int rays = 5 + random.nextInt(5);
        for (int i = 0; i < 2 * rays; i++) {
            double radius = i % 2 == 0 ? size * (0.6 + 0.4 * random.nextDouble()) : size * 0.3;
            double px = x + radius * Math.cos(Math.PI * i / rays);
            double py = y + radius * Math.sin(Math.PI * i / rays);
            if (i == 0) {
                star.moveTo(px, py);
            } else {
                star.lineTo(px, py);
            }
        }
        star.closePath();
        g.fill(star);
    }

    private void bar(Graphics2D g, double x, double y, double width, double height, Color colour) {
        g.setPaint(new GradientPaint(
                (float) x,
                0,
                colour.brighter(),
                (float) (x + width),
                0,
                colour.darker().darker()));
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    private void trapezoid(Graphics2D g, double top, double topWidth, double bottom, double bottomWidth, Color colour) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(-topWidth / 2, top);
        shape.lineTo(topWidth / 2, top);
        shape.lineTo(bottomWidth / 2, bottom);
        shape.lineTo(-bottomWidth / 2, bottom);
        shape.closePath();
        g.setPaint(new GradientPaint(
                (float) (-bottomWidth / 2), 0, colour.brighter(), (float) (bottomWidth / 2), 0, colour.darker()));
        g.fill(shape);
    }

    private void quad(Graphics2D g, double x, double y, double toX, double toY, Color colour, double width) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(x, y);
        shape.lineTo(x + width, y);
        shape.lineTo(toX + width, toY);
        shape.lineTo(toX, toY);
        shape.closePath();
        g.setColor(colour);
        g.fill(shape);
    }

    private Color metal() {
        int grey = 24 + random.nextInt(70);
        return new Color(grey, grey, Math.min(255, grey + random.nextInt(14)));
    }

    private Color clothes() {
        return random.nextInt(3) == 0 ? anyColour() : CLOTHES[random.nextInt(CLOTHES.length)];
    }

    private Color anyColour() {
        return Color.getHSBColor((float) random.nextDouble(), (float) (0.7 * random.nextDouble()), (float)
                (0.2 + 0.7 * random.nextDouble()));
    }
}
