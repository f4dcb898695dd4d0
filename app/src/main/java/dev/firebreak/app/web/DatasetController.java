package dev.firebreak.app.web;

import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.DatasetViews.Contents;
import dev.firebreak.app.web.DatasetViews.DatasetView;
import dev.firebreak.app.web.DatasetViews.NewlyMade;
import dev.firebreak.app.web.DatasetViews.Wish;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.SplitRule;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Datasets: named, numbered, never changed. */
@RestController
@RequestMapping("/api/v1/datasets")
final class DatasetController {
    private static final String CROISSANT = "application/ld+json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final FootageDesk desk;
    private final DatasetDesk datasets;

    DatasetController(FootageParts parts) {
        desk = parts.desk();
        datasets = parts.datasets();
    }

    @GetMapping
    @Described(value = "Datasets, the newest version of each name first", access = Access.CUSTODIAN)
    List<DatasetView> list() {
        return desk.ports().datasets().list().stream().map(DatasetView::of).toList();
    }

    @GetMapping("/{name}/{version}")
    @Described(
            value = "One dataset, with how many clips of each set and label are in each part",
            access = Access.CUSTODIAN)
    Contents one(@PathVariable String name, @PathVariable int version) {
        Dataset dataset = find(name, version);
        return Contents.of(dataset, desk.ports().datasets().members(name, dataset.version()));
    }

    @GetMapping(path = "/{name}/{version}/croissant.json", produces = CROISSANT)
    @Described(value = "A dataset's sheet as JSON-LD by the Croissant format", access = Access.CUSTODIAN)
    String datasheet(@PathVariable String name, @PathVariable int version) {
        return datasets.datasheet(name, find(name, version).version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described(
            value =
                    "Makes a dataset of what a search finds; the newest of that name when it has the same content already",
            access = Access.CUSTODIAN,
            status = 201)
    NewlyMade make(@RequestBody Wish body, Principal who) {
        String name = Input.text("name", body.name(), Description.MAX_NAME);
        DatasetDesk.Wish wish = Input.checked(() -> new DatasetDesk.Wish(
                name,
                Input.text("description", body.description(), Description.MAX_NOTE),
                FootageSearch.query(body.text(), body.labels(), null),
                body.split() == null ? new SplitRule.Given() : body.split().rule()));
        if (!NAME.matcher(name).matches()) {
            throw new BadRequestException(
                    "A dataset's name has 1 to 100 letters, digits, '.', '_' or '-', and starts with a letter or digit");
        }
        return NewlyMade.of(datasets.create(wish, who.getName()));
    }

    private Dataset find(String name, int version) {
        return desk.ports()
                .datasets()
                .find(name, version)
                .orElseThrow(() -> new FirebreakException(
                        ErrorCode.NOT_FOUND, "There is no dataset %s, version %d".formatted(name, version)));
    }
}
