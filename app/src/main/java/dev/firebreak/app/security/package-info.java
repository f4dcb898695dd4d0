/** Who may do what: sign-in, sessions, tokens, roles, and what a browser may do with our pages. */
@NullMarked
package dev.firebreak.app.security;

import org.jspecify.annotations.NullMarked;
