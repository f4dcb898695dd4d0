/** Confirmed incidents become entries of a bank: their kept segments are fingerprinted, picture and sound. */
@NullMarked
package dev.firebreak.app.banking;

import org.jspecify.annotations.NullMarked;
