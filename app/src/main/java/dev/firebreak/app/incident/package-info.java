/** What the server does about a verdict: records the incident with its evidence, and carries out its actions. */
@NullMarked
package dev.firebreak.app.incident;

import org.jspecify.annotations.NullMarked;
