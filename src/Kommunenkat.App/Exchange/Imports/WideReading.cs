using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Done">Rows that are read.</param>
/// <param name="All">Rows that are to be read.</param>
public readonly record struct ImportProgress(int Done, int All);

/// <summary>What a file says of one item.</summary>
/// <param name="Answers">How many municipalities have answered it.</param>
/// <param name="Options">How many have chosen each option, by its key, in the questionnaire's order; empty of other questions.</param>
public sealed record ItemCount(Item Item, int Answers, IReadOnlyList<(string Option, int Count)> Options);

/// <summary>A municipality as it will be stored, to look at before.</summary>
/// <param name="Answers">In the questionnaire's order, as canonical texts.</param>
public sealed record PreviewRow(string MunicipalityCode, IReadOnlyDictionary<ItemKey, string> Answers);

/// <summary>What a wide file says by its mapping.</summary>
/// <param name="Faults">Everything wrong, in the order of the sheet; with one of them nothing can be stored.</param>
/// <param name="Warnings">What is left out or was made good, in the order of the sheet.</param>
/// <param name="Municipalities">How many have submitted.</param>
/// <param name="NotSubmitted">How many stand in the file with a status that says that they have not.</param>
/// <param name="Answers">How many answers there are: single questions and rows of matrices.</param>
/// <param name="LeftOut">How many answers are left out, because the municipality is not asked the question.</param>
/// <param name="Items">Those that a column is mapped to, in the questionnaire's order.</param>
/// <param name="FirstRows">The first few municipalities that have submitted.</param>
public sealed record WideReading(
    IReadOnlyList<CellRemark> Faults, IReadOnlyList<CellRemark> Warnings, int Municipalities, int NotSubmitted, int Answers, int LeftOut,
    IReadOnlyList<ItemCount> Items, IReadOnlyList<PreviewRow> FirstRows)
{
    /// <summary>What is to be stored; empty of a dry run, so that a file of any size is never in memory as answers.</summary>
    internal IReadOnlyList<FileResponse> Responses { get; init; } = [];
}
