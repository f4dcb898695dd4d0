/** What the tests of all rooms share: contract tests, hand-written fakes, test clocks. Never on a running server's class path. */
@NullMarked
package dev.firebreak.testkit;

import org.jspecify.annotations.NullMarked;
