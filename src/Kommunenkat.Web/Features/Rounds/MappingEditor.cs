using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Rounds;

/// <summary>A column as it is shown: what it is taken for, how sure that is, and a few of its values.</summary>
/// <param name="Samples">The first different values.</param>
public sealed record EditedColumn(MappedColumn Mapped, Certainty Certainty, RemarkText Why, IReadOnlyList<string> Samples)
{
    public int Position => Mapped.Column;
}

/// <summary>The mapping of a file while somebody works on it.</summary>
public sealed class MappingEditor
{
    private const int MostSamples = 3;

    private static readonly RemarkText ByHand = new("vald för hand", "chosen by hand"), Moved = new("flyttad till en annan kolumn", "moved to another column"),
        Kept = new("från en tidigare koppling", "from an earlier mapping");

    private readonly Questionnaire _questionnaire;
    private readonly SourceBook _book;
    private readonly Dictionary<int, IReadOnlyList<ChoiceWord>> _words = [];
    private List<EditedColumn> _columns = [];
    private ImportMapping _mapping;

    public MappingEditor(Questionnaire questionnaire, SourceBook book)
    {
        (_questionnaire, _book) = (questionnaire, book);
        var proposal = MappingProposal.Of(questionnaire, book);
        _mapping = proposal.Mapping;
        Take(proposal);
    }

    public IReadOnlyList<EditedColumn> Columns => _columns;

    public string? SheetName => _mapping.Sheet;

    public IReadOnlyList<string> SheetNames => [.. _book.Sheets.Select(sheet => sheet.Name).OfType<string>()];

    /// <summary>Rows below the headings.</summary>
    public int RowCount => Below.Count();

    public ImportMapping Mapping => _mapping with { Columns = [.. _columns.Select(column => column.Mapped)] };

    /// <summary>Whether the columns say whose the rows are, and at least one answer.</summary>
    public bool CanBeRead => _columns.Any(column => column.Mapped.Role == ColumnRole.Municipality) && _columns.Any(column => column.Mapped.Item is not null);

    private SourceSheet Sheet => _mapping.Sheet is null ? _book.Sheets[0] : _book.FindSheet(_mapping.Sheet)!;

    private IEnumerable<SourceRow> Below => Sheet.Rows.Where(row => row.Number > _mapping.HeadingRow);

    public void ChooseSheet(string name)
    {
        if (_book.FindSheet(name) is { } sheet)
            Take(MappingProposal.Of(_questionnaire, sheet));
    }

    /// <summary>Takes what is proposed for the sheet, instead of a saved mapping.</summary>
    public void TakeProposal() => Take(MappingProposal.Of(_questionnaire, Sheet));

    /// <returns>False, and nothing is changed, where the file does not have the headings of the mapping.</returns>
    public bool TryTake(ImportMapping kept)
    {
        if (kept.For(_book).Mapping is not { } mapping)
            return false;
        _mapping = mapping;
        _words.Clear();
        _columns = [.. mapping.Columns.Select(column => new EditedColumn(column, Certainty.Certain, Kept, SamplesOf(column.Column)))];
        return true;
    }

    /// <summary>Says what a column is. What was mapped to the same before is ignored then.</summary>
    public void Assign(int position, ColumnRole role, ItemKey? item, string? option)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var mapped = _columns[i].Mapped;
            if (mapped.Column == position)
                _columns[i] = _columns[i] with { Mapped = new MappedColumn(position, mapped.Heading, role, item, option), Certainty = Certainty.Certain, Why = ByHand };
            else if (IsSame(mapped, role, item, option))
                _columns[i] = _columns[i] with { Mapped = new MappedColumn(mapped.Column, mapped.Heading, ColumnRole.Ignored), Certainty = Certainty.Unsure, Why = Moved };
        }

        _words.Clear();
    }

    /// <summary>Says what a word of a column means.</summary>
    /// <param name="option">Key of an option; null: no answer.</param>
    public void AssignWord(int position, string word, string? option)
    {
        var i = _columns.FindIndex(column => column.Position == position);
        var mapped = _columns[i].Mapped;
        _columns[i] = _columns[i] with { Mapped = mapped with { Values = mapped.Values.SetItem(FileWords.Plain(word), option) } };
        _words.Remove(position);
    }

    /// <summary>The different words of a column of choices; empty of other columns.</summary>
    public IReadOnlyList<ChoiceWord> WordsOf(EditedColumn column)
    {
        if (!_words.TryGetValue(column.Position, out var words))
            _words.Add(column.Position, words = FindWords(column.Mapped));
        return words;
    }

    public Item? ItemOf(MappedColumn column) => column.Item is { } key ? _questionnaire.FindItem(key) : null;

    private void Take(MappingProposal proposal)
    {
        _mapping = proposal.Mapping;
        _words.Clear();
        _columns = [.. proposal.Columns.Select(column => new EditedColumn(column.Column, column.Certainty, column.Why, SamplesOf(column.Column.Column)))];
    }

    private IReadOnlyList<ChoiceWord> FindWords(MappedColumn column) =>
        column.Role == ColumnRole.Item && ItemOf(column) is { Question: ChoiceQuestion } item
            ? ChoiceColumn.WordsOf(item, column, _mapping.NoAnswer, Below.Select(row => row[column.Column]).OfType<string>())
            : [];

    private IReadOnlyList<string> SamplesOf(int column) => [.. Below.Select(row => row[column]).OfType<string>().Distinct().Take(MostSamples)];

    private static bool IsSame(MappedColumn mapped, ColumnRole role, ItemKey? item, string? option) => role switch
    {
        ColumnRole.Ignored or ColumnRole.SameMunicipality => false,
        ColumnRole.Municipality or ColumnRole.Status or ColumnRole.SubmittedDay => mapped.Role == role,
        ColumnRole.Item => mapped.Item == item,
        ColumnRole.Option => mapped.Item == item && (mapped.Role == ColumnRole.Item || mapped.Option == option),
    };
}
