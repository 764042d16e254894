package heliograph.help;

/// Where clients find the service.
///
/// @param dc the id of the data centre: the one that key exchanges name, always
/// @param address the IP address that clients connect to
/// @param linkPrefix what links to users and chats begin with, with a slash at the end
/// @param groupSize people in one basic group
/// @param passkeys passkeys of one account; 0 when the service can have none
public record Place(
        int dc, String address, int port, String linkPrefix, int groupSize, int passkeys) {}
