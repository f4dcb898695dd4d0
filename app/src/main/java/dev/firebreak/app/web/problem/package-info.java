/** Problem details (RFC 9457): the one place that turns failures into HTTP answers. */
@NullMarked
package dev.firebreak.app.web.problem;

import org.jspecify.annotations.NullMarked;
