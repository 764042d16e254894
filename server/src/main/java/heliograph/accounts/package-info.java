/// What people change of their own accounts: names, usernames, what they say about themselves.
@NullMarked
package heliograph.accounts;

import org.jspecify.annotations.NullMarked;
