package heliograph.tl.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.tl.api.InputReportReasonChildAbuse;
import heliograph.tl.api.InputReportReasonCopyright;
import heliograph.tl.api.InputReportReasonFake;
import heliograph.tl.api.InputReportReasonGeoIrrelevant;
import heliograph.tl.api.InputReportReasonIllegalDrugs;
import heliograph.tl.api.InputReportReasonOther;
import heliograph.tl.api.InputReportReasonPersonalDetails;
import heliograph.tl.api.InputReportReasonPornography;
import heliograph.tl.api.InputReportReasonSpam;
import heliograph.tl.api.InputReportReasonViolence;
import heliograph.tl.api.ReportReason;

/// Reports: a reason out of a fixed list until layer 187, a chosen option since.
public final class Reports {
    private Reports() {}

    /// The option that stands for a reason: its name, in UTF-8.
    public static byte[] option(ReportReason reason) {
        String name =
                switch (reason) {
                    case InputReportReasonSpam _ -> "spam";
                    case InputReportReasonViolence _ -> "violence";
                    case InputReportReasonPornography _ -> "pornography";
                    case InputReportReasonChildAbuse _ -> "child_abuse";
                    case InputReportReasonCopyright _ -> "copyright";
                    case InputReportReasonGeoIrrelevant _ -> "geo_irrelevant";
                    case InputReportReasonFake _ -> "fake";
                    case InputReportReasonIllegalDrugs _ -> "illegal_drugs";
                    case InputReportReasonPersonalDetails _ -> "personal_details";
                    case InputReportReasonOther _ -> "other";
                };
        return name.getBytes(UTF_8);
    }
}
