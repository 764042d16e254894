/// Files: what clients upload in parts, the blobs that come of it, photos and documents over those
/// blobs, and what a message shows of them (https://core.telegram.org/api/files).
///
/// ```
/// file home    | "file"    ()      -> StoredFile: the Photo or Document, and the blobs behind it
/// account home | "photos"  number  -> StoredPastPhoto, the newest last
///
/// FOLDER/ab/abcdef…            a blob, named by its SHA-256; never changed
/// FOLDER/new/…                 blobs in the making; emptied at start
/// FOLDER/uploads/USER/ID.data  the parts of an upload, each at its place
/// FOLDER/uploads/USER/ID.parts which parts are there, and what became of them
/// ```
///
/// The way of a file: parts go to the upload's own file; the call that uses the upload checks that
/// it is whole, makes the blob durable, then the file's record, and only then answers: whoever
/// writes a message can count on it. A crash between leaves a blob that nothing names, never a name
/// without its blob. Blobs are not deleted when messages are: another message may show the same
/// content, and a client may have kept its reference.
@NullMarked
package heliograph.files;

import org.jspecify.annotations.NullMarked;
