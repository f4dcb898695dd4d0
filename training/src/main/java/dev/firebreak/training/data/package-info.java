/** What training and evaluation read: indexes of labelled clips, the rule on what may be used for what, decoding with a cache. */
@NullMarked
package dev.firebreak.training.data;

import org.jspecify.annotations.NullMarked;
