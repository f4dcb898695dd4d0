package dev.firebreak.app.cli;

import dev.firebreak.training.work.Steps;

/** Shows how far long work has come: in place on a terminal, else a line at each quarter. Thread-safe. */
final class StepCounter implements Steps {
    private static final int LINES = 4;

    private final boolean terminal = Boolean.getBoolean("firebreak.terminal");
    private String current = "";
    private int shown;

    @Override
    public synchronized void step(String what, int done, int of) {
        if (!what.equals(current)) {
            current = what;
            shown = 0;
        }
        if (done <= shown && done != of) {
            return;
        }
        if (terminal) {
            shown = done;
            System.err.print("\r\033[K" + line(what, done, of) + (done == of ? "\n" : ""));
        } else if (done == of || done >= shown + Math.max(1, of / LINES)) {
            shown = done;
            System.err.println(line(what, done, of));
        }
    }

    private static String line(String what, int done, int of) {
        return what + ": " + done + " of " + of;
    }
}
