package heliograph.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Which chats there are to be, who is in them, and how much is said: the same for the same seed.
///
/// A few chats are large and many are small, as they are anywhere.
record Plan(List<Person> people, List<Chat> chats) {
    /// Chats that one person makes; the service lets a person have ten public ones.
    private static final int CHATS_EACH = 8;

    private static final int MEMBERS_MIN = 3;
    private static final int MEMBERS_MAX = 15;
    private static final int MESSAGES_MIN = 5;

    /// Of a hundred chats so many are channels, and so many are in Vietnamese.
    private static final int CHANNELS_PERCENT = 45;

    private static final int VIETNAMESE_PERCENT = 55;

    private static final List<String> VIETNAMESE_FIRST =
            List.of(
                    "Tuấn", "Lan", "Minh", "Hạnh", "Bình", "Trang", "Dũng", "Thảo", "Phương", "Sơn",
                    "Ngọc", "Quân", "Yến", "Đức", "Mai", "Khoa", "Huyền", "Long", "Vy", "Thắng");
    private static final List<String> VIETNAMESE_LAST =
            List.of(
                    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
                    "Dương", "Lý", "Phan", "Võ");
    private static final List<String> ENGLISH_FIRST =
            List.of(
                    "Anna", "Ben", "Clara", "David", "Ella", "Femi", "Grace", "Hugo", "Iris",
                    "Jonas", "Kate", "Liam", "Mina", "Noah", "Olga", "Paul", "Rosa", "Sam", "Tara",
                    "Vera");
    private static final List<String> ENGLISH_LAST =
            List.of(
                    "Archer", "Brook", "Carter", "Dale", "Ekwueme", "Field", "Green", "Hill",
                    "Ivanov", "Jansen", "Keller", "Lopes", "Moore", "Novak", "Okafor", "Price");

    record Person(String first, String last) {}

    /// @param people who is in it, as places in the list; the first makes it
    /// @param messages how many are said in it
    record Chat(
            boolean channel,
            Topic topic,
            String title,
            String about,
            String username,
            List<Integer> people,
            int messages,
            long seed) {}

    static Plan of(long seed, int chats, int messages) {
        var random = new SplittableRandom(seed);
        var languages = List.of(Topics.of("vi"), Topics.of("en"));
        int people = Math.max(2 * MEMBERS_MAX, Math.ceilDiv(chats, CHATS_EACH));
        var all = new ArrayList<Person>();
        for (int i = 0; i < people; i++) all.add(person(random));
        int[] sizes = sizes(chats, messages);
        var planned = new ArrayList<Chat>();
        for (int i = 0; i < chats; i++) {
            var topics = languages.get(random.nextInt(100) < VIETNAMESE_PERCENT ? 0 : 1);
            var topic = topics.get(random.nextInt(topics.size()));
            boolean channel = random.nextInt(100) < CHANNELS_PERCENT;
            planned.add(
                    new Chat(
                            channel,
                            topic,
                            topic.text("title", random),
                            topic.text("about", random),
                            topic.name() + "_" + topic.language() + "_" + (i + 1),
                            members(random, i % people, people),
                            sizes[i],
                            random.nextLong()));
        }
        return new Plan(all, planned);
    }

    static Person person(SplittableRandom random) {
        boolean vietnamese = random.nextInt(100) < VIETNAMESE_PERCENT;
        var first = vietnamese ? VIETNAMESE_FIRST : ENGLISH_FIRST;
        var last = vietnamese ? VIETNAMESE_LAST : ENGLISH_LAST;
        return new Person(
                first.get(random.nextInt(first.size())), last.get(random.nextInt(last.size())));
    }

    private static List<Integer> members(SplittableRandom random, int owner, int people) {
        var members = new ArrayList<Integer>();
        members.add(owner);
        int wanted = random.nextInt(MEMBERS_MIN, MEMBERS_MAX + 1);
        while (members.size() < wanted) {
            int one = random.nextInt(people);
            if (!members.contains(one)) members.add(one);
        }
        return members;
    }

    /// Shares that fall off slowly and add up to all the messages.
    private static int[] sizes(int chats, int messages) {
        double[] shares = new double[chats];
        double sum = 0;
        for (int i = 0; i < chats; i++) {
            shares[i] = 1 / Math.pow(i + 30, 0.75);
            sum += shares[i];
        }
        int free = Math.max(0, messages - chats * MESSAGES_MIN);
        int[] sizes = new int[chats];
        int given = 0;
        for (int i = 0; i < chats; i++) {
            sizes[i] = MESSAGES_MIN + (int) (free * shares[i] / sum);
            given += sizes[i];
        }
        for (int i = 0; given < messages; i = (i + 1) % chats, given++) sizes[i]++;
        return sizes;
    }
}
