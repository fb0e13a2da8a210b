using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>An item with the column that it is read from, or with a column for each of its options.</summary>
internal sealed class MappedItem
{
    private readonly ItemWords? _words;
    private readonly HashSet<string> _noAnswer;

    public MappedItem(Item item, IReadOnlyList<MappedColumn> columns, IReadOnlyList<string> noAnswer)
    {
        (Item, Columns) = (item, columns);
        _noAnswer = noAnswer.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _words = columns[0].Role == ColumnRole.Item ? new ItemWords(item, columns[0], noAnswer) : null;
    }

    public Item Item { get; }

    /// <summary>At least one, in the sheet's order.</summary>
    public IReadOnlyList<MappedColumn> Columns { get; }

    /// <param name="fault">Is told of each cell that is wrong, by its column.</param>
    /// <returns>The answer, null where there is none or something is wrong.</returns>
    public AnswerValue? Read(SourceRow row, Action<int, RemarkText> fault)
    {
        if (_words is not null)
        {
            var (value, wrong) = _words.Read(row[Columns[0].Column]);
            if (wrong is not null)
                fault(Columns[0].Column, wrong);
            return value;
        }

        var chosen = new List<MappedColumn>();
        var isUnderstood = true;
        foreach (var column in Columns)
        {
            switch (IsChosen(column, row[column.Column]))
            {
                case true:
                    chosen.Add(column);
                    break;
                case null:
                    isUnderstood = false;
                    fault(column.Column, new RemarkText(
                        $"1, x eller ja väntades där alternativet är valt och 0, nej eller ingenting annars, inte {FileRemark.Quote(row[column.Column]!)}",
                        $"expected 1, x or yes where the option is chosen and 0, no or nothing else, not {FileRemark.Quote(row[column.Column]!)}"));
                    break;
            }
        }

        return isUnderstood ? Together(chosen, fault) : null;
    }

    private AnswerValue? Together(List<MappedColumn> chosen, Action<int, RemarkText> fault)
    {
        var (options, wrong) = AnswerChecks.Parse(Item, OptionWords.Join(chosen.Select(column => column.Option!)));
        if (wrong is null)
            return options;
        // Where one has to stand alone, at that one.
        var alone = chosen.Find(column => ((MultiQuestion)Item.Question).Options.Any(option => option.Exclusive && option.Key == column.Option));
        fault((alone ?? Columns[0]).Column, wrong);
        return null;
    }

    private bool? IsChosen(MappedColumn column, string? text)
    {
        if (text is null || _noAnswer.Contains(text))
            return false;
        var option = ((MultiQuestion)Item.Question).Options.Single(one => one.Key == column.Option);
        return FileWords.IsChosen(FileWords.Plain(text))
            ?? (option.Label.ByLocale.Values.Append(option.Key).Any(name => FileWords.Plain(name) == FileWords.Plain(text)) ? true : null);
    }
}

/// <summary>The columns of a sheet by what they are to be read for, and what is wrong with the mapping itself.</summary>
internal sealed class MappedColumns
{
    private readonly Dictionary<int, string?> _headings;
    private readonly HashSet<int> _read;

    private MappedColumns(Dictionary<int, string?> headings, IEnumerable<MappedColumn> columns) =>
        (_headings, _read) = (headings, [.. columns.Where(column => column.Role != ColumnRole.Ignored).Select(column => column.Column)]);

    public required MappedColumn Municipality { get; init; }

    public IReadOnlyList<MappedColumn> SameMunicipality { get; init; } = [];

    public MappedColumn? Status { get; init; }

    public MappedColumn? SubmittedDay { get; init; }

    /// <summary>In the order of their first columns.</summary>
    public required IReadOnlyList<MappedItem> Items { get; init; }

    /// <summary>Columns that the mapping says nothing of.</summary>
    public required IReadOnlyList<int> Unmapped { get; init; }

    public required IReadOnlyList<CellRemark> Faults { get; init; }

    /// <summary>Whether anything of the column is imported or compared.</summary>
    public bool IsRead(int column) => Unmapped.Contains(column) || _read.Contains(column);

    public string? HeadingOf(int column) => _headings.GetValueOrDefault(column);

    public static MappedColumns Of(Questionnaire questionnaire, SourceSheet sheet, ImportMapping mapping)
    {
        var faults = new List<CellRemark>();
        var headings = sheet.Rows.FirstOrDefault(row => row.Number == mapping.HeadingRow);
        var width = sheet.Rows.Count == 0 ? 0 : sheet.Rows.Max(row => row.Cells.Count);
        foreach (var column in mapping.Columns)
        {
            if (column.Column >= width || headings?[column.Column] != column.Heading)
                At(column, new($"rubriken {FileRemark.Quote(column.Heading ?? "")} väntades här", $"expected the heading {FileRemark.Quote(column.Heading ?? "")} here"));
            else if (Fault(questionnaire, column) is { } fault)
                At(column, fault);
        }

        foreach (var twice in mapping.Columns.Where(column => column.Role is not (ColumnRole.Ignored or ColumnRole.SameMunicipality))
            .GroupBy(column => (column.Role, column.Item, column.Option)).SelectMany(group => group.Skip(1).Select(column => (column, First: group.First()))))
        {
            At(twice.column, Already(twice.First));
        }

        var whole = mapping.Columns.Where(column => column is { Role: ColumnRole.Item, Item: not null }).DistinctBy(column => column.Item).ToDictionary(column => column.Item!.Value);
        foreach (var part in mapping.Columns.Where(column => column.Role == ColumnRole.Option && column.Item is { } item && whole.ContainsKey(item)))
            At(part, Already(whole[part.Item!.Value]));
        var municipality = mapping.Columns.FirstOrDefault(column => column.Role == ColumnRole.Municipality);
        if (municipality is null)
            faults.Add(new CellRemark(sheet.Name, null, null, null, new("en kolumn med kommunens kod eller namn väntades", "expected a column with the municipality's code or name")));
        if (mapping.Columns.All(column => column.Role is not (ColumnRole.Item or ColumnRole.Option)))
            faults.Add(new CellRemark(sheet.Name, null, null, null, new("minst en kolumn med svar väntades", "expected at least one column with answers")));

        var mapped = mapping.Columns.Select(column => column.Column).ToHashSet();
        return new MappedColumns(Enumerable.Range(0, width).ToDictionary(column => column, column => headings?[column]), mapping.Columns)
        {
            Municipality = municipality ?? new MappedColumn(0, null, ColumnRole.Municipality),
            SameMunicipality = [.. mapping.Columns.Where(column => column.Role == ColumnRole.SameMunicipality)],
            Status = mapping.Columns.FirstOrDefault(column => column.Role == ColumnRole.Status),
            SubmittedDay = mapping.Columns.FirstOrDefault(column => column.Role == ColumnRole.SubmittedDay),
            Items = faults.Count > 0 ? [] : [.. mapping.Columns.Where(column => column.Role is ColumnRole.Item or ColumnRole.Option).OrderBy(column => column.Column)
                .GroupBy(column => column.Item!.Value)
                .Select(group => new MappedItem(questionnaire.FindItem(group.Key)!, [.. group], mapping.NoAnswer))],
            Unmapped = [.. Enumerable.Range(0, width).Where(column => !mapped.Contains(column))],
            Faults = faults,
        };

        void At(MappedColumn column, RemarkText text) =>
            faults.Add(new CellRemark(sheet.Name, mapping.HeadingRow, column.Column, column.Column < width ? headings?[column.Column] : column.Heading, text));
    }

    private static RemarkText? Fault(Questionnaire questionnaire, MappedColumn column)
    {
        if (column.Role is not (ColumnRole.Item or ColumnRole.Option))
            return null;
        if (column.Item is not { } key || questionnaire.FindItem(key) is not { } item)
            return new($"omgång {questionnaire.Round} har ingen fråga {FileRemark.Quote($"{column.Item}")}", $"round {questionnaire.Round} has no question {FileRemark.Quote($"{column.Item}")}");
        if (column.Role == ColumnRole.Option && (item.Question is not MultiQuestion multi || column.Option is null || multi.IndexOfOption(column.Option) < 0))
            return new($"{key} har inget alternativ {FileRemark.Quote(column.Option ?? "")} att välja bland flera", $"{key} has no option {FileRemark.Quote(column.Option ?? "")} to choose among several");
        var unknown = column.Values.Values.OfType<string>().FirstOrDefault(option => item.Question is not ChoiceQuestion choice || choice.IndexOfOption(option) < 0);
        return unknown is null ? null : new($"{key} har inget alternativ {FileRemark.Quote(unknown)}", $"{key} has no option {FileRemark.Quote(unknown)}");
    }

    private static RemarkText Already(MappedColumn first) => new(
        $"varje fråga och alternativ ska ha en kolumn; kolumn {CellRemark.NameOf(first.Column)} är kopplad till detta redan",
        $"expected one column for each question and option; column {CellRemark.NameOf(first.Column)} is mapped to this already");
}
