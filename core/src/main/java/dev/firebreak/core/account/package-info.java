/** People and programs that use the server: accounts with roles, and API tokens. */
@NullMarked
package dev.firebreak.core.account;

import org.jspecify.annotations.NullMarked;
