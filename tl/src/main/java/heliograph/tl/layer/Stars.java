package heliograph.tl.layer;

import heliograph.tl.api.AnyStarGiftAttributeRarity;
import heliograph.tl.api.AnyStarsAmount;
import heliograph.tl.api.InputStorePaymentPurpose;
import heliograph.tl.api.InputStorePaymentStarsTopup;
import heliograph.tl.api.StarGiftAttributeRarity;
import heliograph.tl.api.StarsAmount;
import heliograph.tl.api.StarsTopupOption;

/// Stars and gifts.
public final class Stars {
    private Stars() {}

    /// A payment for the chosen number of stars.
    public static InputStorePaymentPurpose topup(StarsTopupOption option) {
        return new InputStorePaymentStarsTopup(
                option.stars(), option.currency(), option.amount(), null);
    }

    /// Whole stars; 0 for an amount in another currency.
    public static long whole(AnyStarsAmount amount) {
        return amount instanceof StarsAmount stars ? stars.amount() : 0;
    }

    /// Thousandths; 0 for a rarity that only has a name.
    public static int permille(AnyStarGiftAttributeRarity rarity) {
        return rarity instanceof StarGiftAttributeRarity(int permille) ? permille : 0;
    }
}
