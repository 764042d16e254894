package heliograph.search;

import heliograph.messages.BoxRows;
import heliograph.store.Home;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The boxes of accounts: private chats, basic groups, Saved Messages.
public final class BoxFeed implements Feed {
    private final BoxRows rows;

    public BoxFeed(BoxRows rows) {
        this.rows = rows;
    }

    @Override
    public byte kind() {
        return Home.ACCOUNT;
    }

    @Override
    public int pts(View view) {
        return rows.pts(view);
    }

    @Override
    public Touched since(View view, int pts, int limit) {
        var touched = rows.since(view, pts, limit);
        return new Touched(touched.ids(), touched.pts());
    }

    @Override
    public @Nullable Row find(View view, int id) {
        var row = rows.find(view, id);
        return row == null ? null : row(row);
    }

    @Override
    public List<Row> after(View view, @Nullable AnyMessage last, int limit) {
        var page = new ArrayList<Row>();
        for (var row : rows.after(view, last, limit)) page.add(row(row));
        return page;
    }

    private static Row row(BoxRows.Row row) {
        return new Row(row.author(), row.message(), List.of());
    }
}
