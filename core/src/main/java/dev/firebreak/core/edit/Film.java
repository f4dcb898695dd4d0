package dev.firebreak.core.edit;

/** The pictures of a take, each made when it is asked for. Any number of threads may ask. */
@FunctionalInterface
public interface Film {
    /** What is shown at a time in seconds, from 0 on; beyond the end the last picture. */
    Picture at(double seconds);
}
