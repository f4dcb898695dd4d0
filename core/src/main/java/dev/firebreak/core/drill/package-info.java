/** The staged attack: synthetic gunfire and the timetable of a drill, plain Java so that training may use them too. */
@NullMarked
package dev.firebreak.core.drill;

import org.jspecify.annotations.NullMarked;
