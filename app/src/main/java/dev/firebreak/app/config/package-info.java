/** What an operator can set: typed records per area, read from {@code firebreak.yaml} and the environment, checked whole. */
@NullMarked
package dev.firebreak.app.config;

import org.jspecify.annotations.NullMarked;
