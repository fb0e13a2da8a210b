using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Rounds;
using Xunit;

namespace Kommunenkat.Web.Tests.Rounds;

public sealed class MappingEditorTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    private static readonly SourceBook Book = new(
    [
        new SourceSheet("Om filen", [new SourceRow(1, ["Uttag ur enkätverktyget"])]),
        new SourceSheet("Svar", [
            new SourceRow(1, ["Kommun", "budget_avsatt", "Samordnare?", "samordnare_finns"]),
            new SourceRow(2, ["Lund", "Ja, tillfälliga pengar", "A", "Ja"]),
            new SourceRow(3, ["Malmö", "Kanske", "B", "Nej"]),
            new SourceRow(4, ["Umeå", "Kanske", "A", null]),
        ]),
    ]);

    [Fact]
    public void The_sheet_with_answers_is_chosen_and_another_can_be()
    {
        var editor = new MappingEditor(Questionnaire, Book);
        Assert.Equal(("Svar", 3, true), (editor.SheetName, editor.RowCount, editor.CanBeRead));

        editor.ChooseSheet("Om filen");

        Assert.Equal(("Om filen", false), (editor.SheetName, editor.CanBeRead));
        Assert.Equal("Om filen", editor.Mapping.Sheet);
    }

    [Fact]
    public void Words_that_nobody_has_explained_come_first_until_somebody_does()
    {
        var editor = new MappingEditor(Questionnaire, Book);
        var words = editor.WordsOf(editor.Columns[1]);
        Assert.Equal([("Kanske", 2, false, null), ("Ja, tillfälliga pengar", 1, true, "temporary")], words.Select(word => (word.Word, word.Rows, word.IsKnown, word.Option)));

        editor.AssignWord(1, "Kanske", null);

        Assert.Equal([("Kanske", true, null), ("Ja, tillfälliga pengar", true, "temporary")], editor.WordsOf(editor.Columns[1]).Select(word => (word.Word, word.IsKnown, word.Option)));
        Assert.Null(editor.Mapping.Columns[1].Values["kanske"]);
    }

    [Fact]
    public void A_question_that_is_given_to_another_column_leaves_the_one_before()
    {
        var editor = new MappingEditor(Questionnaire, Book);

        editor.Assign(2, ColumnRole.Item, new ItemKey("samordnare_finns"), null);

        Assert.Equal(
            [(ColumnRole.Item, Certainty.Certain), (ColumnRole.Ignored, Certainty.Unsure)],
            editor.Columns.Skip(2).Select(column => (column.Mapped.Role, column.Certainty)));
        Assert.Equal(["A", "B"], editor.WordsOf(editor.Columns[2]).Select(word => word.Word));
    }

    [Fact]
    public void A_saved_mapping_is_taken_only_where_the_headings_are_the_same()
    {
        var editor = new MappingEditor(Questionnaire, Book);
        editor.AssignWord(1, "Kanske", "no");
        var saved = editor.Mapping;
        var next = new MappingEditor(Questionnaire, Book);
        var other = new MappingEditor(Questionnaire, new SourceBook([new SourceSheet(null, [new SourceRow(1, ["Kommun", "budget_avsatt"]), new SourceRow(2, ["Lund", "Kanske"])])]));

        Assert.True(next.TryTake(saved));
        Assert.Equal("no", next.Mapping.Columns[1].Values["kanske"]);
        Assert.False(other.TryTake(saved));
        Assert.Empty(other.Mapping.Columns[1].Values);
        next.TakeProposal();
        Assert.Empty(next.Mapping.Columns[1].Values);
    }
}
