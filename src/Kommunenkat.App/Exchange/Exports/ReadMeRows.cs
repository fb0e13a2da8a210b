using System.Globalization;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>The rows of a *Läs mig*, with those that every export has.</summary>
internal sealed class ReadMeRows(ExportLanguage language)
{
    private const int LabelWidth = 26, TextWidth = 100;

    private readonly List<Cell[]> _rows = [];

    public void Add(string topic, string text) => _rows.Add([Cell.OfText(topic), Cell.OfText(text)]);

    public void AddHead(string title, DateTimeOffset readAt)
    {
        Add(language["Innehåll", "Contents"], title);
        Add(language["Uttaget", "Read"], string.Create(CultureInfo.InvariantCulture, $"{SwedishTime.Local(readAt):yyyy-MM-dd HH:mm}"));
    }

    /// <param name="rounds">With the release that was read; null: the round is not published.</param>
    public void AddRounds(IReadOnlyCollection<(Round Round, Release? Release)> rounds)
    {
        foreach (var (round, release) in rounds)
            Add($"{language["Omgång", "Round"]} {round.Key}", Told(round, release));
        if (rounds.Any(one => one.Round.IsDemo))
            Add(language["Obs", "Note"], language["Svaren i demoomgångar är påhittade.", "The answers in demo rounds are made up."]);
        foreach (var (round, _) in rounds.Where(one => one.Round.IsImported))
        {
            Add(language["Obs", "Note"], language[
                $"Omgång {round.Key}: svaren samlades in på annat sätt och lästes in från fil.", $"Round {round.Key}: the answers were collected elsewhere and read from a file."]);
        }
    }

    /// <summary>What the symbols mean, which comes last.</summary>
    public Sheet Sheet()
    {
        foreach (var kind in Enum.GetValues<MissingKind>())
            Add(MissingSymbol.Of(kind), $"{ObservationWords.Of(kind)}: {ReadMe.Meaning(kind, language)}");
        Column[] columns =
        [
            new("topic", language["Rubrik", "Topic"], CellKind.Text, LabelWidth), new("text", language["Text", "Text"], CellKind.Text, TextWidth),
        ];
        return Workbooks.Sheet.Of(ReadMe.Key, language["Läs mig", "Read me"], columns, _rows) with { IsTable = false };
    }

    private string Told(Round round, Release? release) => release is { } told
        ? language[$"Utgåva {told.Number}, {CatalogueFile.Day(told.ReleasedAt)}.", $"Release {told.Number}, {CatalogueFile.Day(told.ReleasedAt)}."]
            + (told.Note is { } note ? $" {note}" : "")
        : round.State switch
        {
            RoundState.Draft => language["Utkast, inte publicerad: uppgifterna kan ändras.", "Draft, not published: the data may change."],
            RoundState.Open => language["Öppen, inte publicerad: uppgifterna kan ändras.", "Open, not published: the data may change."],
            RoundState.Closed => language["Stängd, inte publicerad: uppgifterna kan ändras.", "Closed, not published: the data may change."],
            RoundState.Published => language["Publicerad.", "Published."],
            RoundState.Archived => language["Arkiverad.", "Archived."],
        };
}
