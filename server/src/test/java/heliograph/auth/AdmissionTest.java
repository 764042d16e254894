package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static heliograph.auth.Town.sendCode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.codes.GuestList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets an account when not everyone does.
final class AdmissionTest {
    private static final String STRANGER = "99966400003";

    @TempDir private Path folder;

    @Test
    void anInvitationIsALineOnTheOwnersList() throws IOException {
        var file = folder.resolve("guests.txt");
        var town = town(new Admission.Invited(new GuestList(file)));
        town.phone().enter(ALICE); // the owner, whose code nobody else could see
        town.phone().refused("PHONE_NUMBER_APP_SIGNUP_FORBIDDEN", sendCode(BOB));
        Files.writeString(file, "+" + BOB + "  # Bob\n");
        town.phone().enter(BOB);
        town.phone().refused("PHONE_NUMBER_APP_SIGNUP_FORBIDDEN", sendCode(STRANGER));
        town.phone().enter(ALICE);
    }

    @Test
    void aClosedInstallationTakesItsOwnerOnly() throws IOException {
        var file = folder.resolve("guests.txt");
        Files.writeString(file, BOB);
        var town = town(new Admission.Closed(new GuestList(file)));
        town.phone().enter(ALICE);
        town.phone().refused("PHONE_NUMBER_APP_SIGNUP_FORBIDDEN", sendCode(BOB));
    }

    @Test
    void theFirstOneNeedsTheConsoleOrTheList() throws IOException {
        var file = folder.resolve("guests.txt");
        Files.writeString(file, "4930901820");
        var list = new GuestList(file);
        for (boolean first : new boolean[] {true, false})
            for (boolean console : new boolean[] {true, false})
                for (var phone : new String[] {"4930901820", "4930901821"}) {
                    boolean listed = list.has(phone);
                    check(true, new Admission.Open(), phone, first, console);
                    boolean owner = first && console;
                    check(owner || listed, new Admission.Invited(list), phone, first, console);
                    boolean closed = owner || (first && listed);
                    check(closed, new Admission.Closed(list), phone, first, console);
                }
    }

    private static void check(
            boolean expected, Admission admission, String phone, boolean first, boolean console) {
        assertEquals(
                expected,
                admission.admits(phone, first, console),
                admission + " " + phone + " " + first + " " + console);
    }

    private static Town town(Admission admission) {
        var settings = new Town.Settings();
        settings.admission = admission;
        return new Town(settings);
    }
}
