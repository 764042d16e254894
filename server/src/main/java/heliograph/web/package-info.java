/// The web client as the server serves it: the built files of `web/`, and `/config.json`, which
/// tells the page where the service is and by which key to know it.
@NullMarked
package heliograph.web;

import org.jspecify.annotations.NullMarked;
