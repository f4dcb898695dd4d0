/** The judge: evidence in, verdicts out. Pure, deterministic, driven by media time only. */
@NullMarked
package dev.firebreak.core.verdict;

import org.jspecify.annotations.NullMarked;
