/**
 * When the server may act by itself: how often a model package is wrong, as measured, against what the operator accepts. Pure
 * arithmetic; it knows neither the package's file nor the database.
 */
@NullMarked
package dev.firebreak.core.arming;

import org.jspecify.annotations.NullMarked;
