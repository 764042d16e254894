/// Pictures that the service brings along: of each standard reaction a still and animations, and
/// icons of topics. They are drawn while the server is built, from the drawings that
/// `artwork/fetch` gets, and lie in its jar: `index.tsv` says what there is, a file for each
/// picture is named by its SHA-256.
///
/// A drawing in SVG ([Svg]) becomes shapes of Lottie that a [Motion] moves ([Lottie]), or a
/// lossless WebP ([WebP]). A server that runs uses [Artwork], [Picture] and [WebP] only.
@NullMarked
package heliograph.artwork;

import org.jspecify.annotations.NullMarked;
