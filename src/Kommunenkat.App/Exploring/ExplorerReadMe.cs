using System.Globalization;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exploring;

/// <summary>*Läs mig* of what is exported from the explorer: what was chosen, when it was read, and what words and symbols mean.</summary>
internal sealed class ExplorerReadMe(ExportLanguage language)
{
    private const int LabelWidth = 26, TextWidth = 100;

    private readonly List<Cell[]> _rows = [];

    public void Add(string topic, string text) => _rows.Add([Cell.OfText(topic), Cell.OfText(text)]);

    /// <param name="address">The query of the page's address, which is the whole choice.</param>
    public void AddHead(string title, DateTimeOffset readAt, string address)
    {
        Add(language["Innehåll", "Contents"], title);
        Add(language["Uttaget", "Read"], string.Create(CultureInfo.InvariantCulture, $"{SwedishTime.Local(readAt):yyyy-MM-dd HH:mm}"));
        Add(language["Adress", "Address"], address);
        Add(language["Obs", "Note"], language[
            "Uppgifter om enskilda kommuner får inte spridas utan prövning.", "Do not pass on what is told of single municipalities without a review."]);
    }

    public void AddRound(Round round, Release? release)
    {
        Add($"{language["Omgång", "Round"]} {round.Key}", release is null
            ? language[$"Inte publicerad ({ObservationWords.Of(round.State)}): uppgifterna kan ändras.", $"Not published ({ObservationWords.Of(round.State)}): the data may change."]
            : language[$"Utgåva {release.Number}, {CatalogueFile.Day(release.ReleasedAt)}.", $"Release {release.Number}, {CatalogueFile.Day(release.ReleasedAt)}."]);
        if (round.IsDemo)
            Add(language["Obs", "Note"], language["Svaren i demoomgångar är påhittade.", "The answers in demo rounds are made up."]);
    }

    public Sheet Sheet()
    {
        foreach (var kind in Enum.GetValues<MissingKind>())
            Add(MissingSymbol.Of(kind), $"{ObservationWords.Of(kind)}: {ReadMe.Meaning(kind, language)}");
        Column[] columns =
        [
            new("topic", language["Rubrik", "Topic"], CellKind.Text, LabelWidth), new("text", language["Text", "Text"], CellKind.Text, TextWidth),
        ];
        return Exchange.Workbooks.Sheet.Of(ReadMe.Key, language["Läs mig", "Read me"], columns, _rows) with { IsTable = false };
    }
}
