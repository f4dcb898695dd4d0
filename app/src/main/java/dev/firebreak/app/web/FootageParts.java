package dev.firebreak.app.web;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.app.footage.FinePeaks;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.footage.ShotProposals;
import dev.firebreak.app.upload.UploadDesk;

/** The footage library, as the web server needs it. */
public record FootageParts(
        FootageDesk desk,
        DatasetDesk datasets,
        NearDuplicates duplicates,
        ShotProposals proposals,
        FinePeaks sound,
        UploadDesk uploads) {}
