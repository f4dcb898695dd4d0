package dev.firebreak.media.drill;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A walk along a path between trees: the head bobs, trees come nearer and pass by. */
final class ParkView {
    private static final int SIZES = 12;
    private static final int TREES = 9;
    private static final double NEAR_METRES = 3;
    private static final double FAR_METRES = 40;
    private static final double METRES_PER_FRAME = 1.3 / DrillTimetable.FRAME_RATE;
    private static final int MARGIN = 20;
    private static final int HORIZON = 330;

    private final BufferedImage ground;
    private final List<BufferedImage> trees = new ArrayList<>();
    private final List<Tree> avenue = new ArrayList<>();

    /** A tree {@code aside} metres right of the path, {@code metres} ahead at the start. */
    private record Tree(double aside, double metres) {}

    private record Seen(double aside, double metres) {}

    ParkView(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + 2);
        ground = Painting.roughen(
                Painting.ground(Programme.WIDTH + 2 * MARGIN, Programme.HEIGHT + 2 * MARGIN, ParkView::paintGround),
                2,
                random);
        for (int size = 0; size < SIZES; size++) {
            int height = (int) (900 / distance(size));
            trees.add(tree(Math.max(20, height * 2), random.nextLong()));
        }
        for (int i = 0; i < TREES; i++) {
            double side = i % 2 == 0 ? 1 : -1;
            avenue.add(
                    new Tree(side * random.nextDouble(2.6, 4.5), NEAR_METRES + i * (FAR_METRES - NEAR_METRES) / TREES));
        }
    }

    void paint(Graphics2D graphics, int frame) {
        int bob = (int) Math.round(5 * Math.sin(frame * 0.38));
        int sway = (int) Math.round(7 * Math.sin(frame * 0.19));
        graphics.drawImage(ground, sway - MARGIN, bob - MARGIN, null);
        avenue.stream()
                .map(tree -> new Seen(tree.aside(), ahead(tree, frame)))
                .sorted(Comparator.comparingDouble(Seen::metres).reversed())
                .forEach(tree -> plant(graphics, tree, sway, bob));
    }

    /** How far ahead a tree is; one that was passed begins anew in the distance. */
    private static double ahead(Tree tree, int frame) {
        double walked = tree.metres() - NEAR_METRES - frame * METRES_PER_FRAME;
        double length = FAR_METRES - NEAR_METRES;
        return NEAR_METRES + ((walked % length) + length) % length;
    }

    private void plant(Graphics2D graphics, Seen tree, int sway, int bob) {
        int size = 0;
        while (size < SIZES - 1 && distance(size + 1) > tree.metres()) {
            size++;
        }
        BufferedImage image = trees.get(size);
        int x = (int) (Programme.WIDTH / 2.0 + tree.aside() / tree.metres() * 700) - image.getWidth() / 2;
        int foot = (int) (HORIZON + 1000 / tree.metres());
        graphics.drawImage(image, x + sway, foot - image.getHeight() + bob, null);
    }

    /** Metres at which a ready image is used: from the farthest to the nearest. */
    private static double distance(int size) {
        return FAR_METRES * Math.pow(NEAR_METRES / FAR_METRES, (double) size / (SIZES - 1));
    }

    private static void paintGround(Graphics2D graphics) {
        int width = Programme.WIDTH + 2 * MARGIN;
        int height = Programme.HEIGHT + 2 * MARGIN;
        int horizon = HORIZON + MARGIN;
        graphics.setPaint(new GradientPaint(0, 0, new Color(96, 150, 214), 0, horizon, new Color(205, 224, 238)));
        graphics.fillRect(0, 0, width, horizon);
        graphics.setColor(new Color(255, 255, 255, 120));
        for (int i = 0; i < 12; i++) {
            graphics.fillOval(i * 577 % width - 80, 40 + i * 83 % 160, 210, 46);
        }
        graphics.setColor(new Color(96, 128, 104));
        for (int i = 0; i < 9; i++) {
            graphics.fillOval(i * 170 - 120, horizon - 45 - i * 37 % 30, 320, 130);
        }
        graphics.setPaint(new GradientPaint(0, horizon, new Color(112, 148, 84), 0, height, new Color(74, 118, 52)));
        graphics.fillRect(0, horizon, width, height - horizon);
        graphics.setPaint(new GradientPaint(0, horizon, new Color(196, 182, 150), 0, height, new Color(170, 150, 116)));
        int middle = width / 2;
        graphics.fill(new Polygon(
                new int[] {middle - 14, middle + 14, middle + 520, middle - 520},
                new int[] {horizon, horizon, height, height},
                4));
    }

    private static BufferedImage tree(int height, long seed) {
        int width = height * 3 / 5;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Painting.overlay(width, height, graphics -> {
            graphics.setColor(new Color(92, 70, 50));
            graphics.fillRect(width / 2 - width / 24, height / 2, width / 12, height / 2);
            for (int leaf = 0; leaf < 60; leaf++) {
                int green = random.nextInt(90, 150);
                graphics.setColor(new Color(green / 2, green, green / 3));
                int size = width / 3;
                int x = (int) (width / 2.0 + random.nextGaussian() * width / 7) - size / 2;
                int y = (int) (height * 0.33 + random.nextGaussian() * height / 10) - size / 2;
                graphics.fillOval(Math.clamp(x, 0, width - size), Math.clamp(y, 0, height * 2 / 3), size, size);
            }
        });
    }
}
