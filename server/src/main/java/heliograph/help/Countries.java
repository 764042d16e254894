package heliograph.help;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import heliograph.tl.api.help.CountriesList;
import heliograph.tl.api.help.Country;
import heliograph.tl.api.help.CountryCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The countries of the world with their calling codes, as sign-in pages list them.
final class Countries {
    /// Languages whose lists are kept; any further one is answered in English.
    private static final int LANGUAGES_MAX = 64;

    private final Map<String, CountriesList> byLanguage = new ConcurrentHashMap<>();

    /// The list with names in `language` (an ISO 639 code) beside the English ones.
    CountriesList in(String language) {
        var known = byLanguage.get(language);
        if (known != null) return known;
        var locale = Locale.forLanguageTag(language);
        if (locale.getLanguage().isEmpty() || byLanguage.size() >= LANGUAGES_MAX)
            locale = Locale.ENGLISH;
        var list = list(locale);
        if (byLanguage.size() < LANGUAGES_MAX) byLanguage.put(language, list);
        return list;
    }

    private static CountriesList list(Locale locale) {
        var phones = PhoneNumberUtil.getInstance();
        var countries = new ArrayList<Country>();
        for (var region : phones.getSupportedRegions()) {
            var name = Locale.of("", region);
            var english = name.getDisplayCountry(Locale.ENGLISH);
            var local = name.getDisplayCountry(locale);
            countries.add(
                    new Country(
                            false,
                            region,
                            english,
                            local.equals(english) ? null : local,
                            List.of(code(phones, region))));
        }
        countries.sort(Comparator.comparing(Country::defaultName));
        return new CountriesList(countries, countries.hashCode() | 1);
    }

    /// The calling code and how a number of that length is grouped.
    private static CountryCode code(PhoneNumberUtil phones, String region) {
        var code = Integer.toString(phones.getCountryCodeForRegion(region));
        var example =
                phones.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE);
        if (example == null) return new CountryCode(code, null, null);
        var grouped = phones.format(example, PhoneNumberFormat.INTERNATIONAL);
        var pattern =
                grouped.substring(Math.min(grouped.length(), code.length() + 1))
                        .replaceAll("[^0-9]+", " ")
                        .replaceAll("[0-9]", "X")
                        .strip();
        return new CountryCode(code, null, pattern.isEmpty() ? null : List.of(pattern));
    }
}
