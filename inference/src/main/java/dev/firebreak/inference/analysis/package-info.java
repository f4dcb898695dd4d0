/** The analysis of one stream: decoded media in, evidence and verdicts out, in order. */
@NullMarked
package dev.firebreak.inference.analysis;

import org.jspecify.annotations.NullMarked;
