using Bunit;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Rounds;
using Kommunenkat.Web.Tests.Answering;
using Xunit;

namespace Kommunenkat.Web.Tests.Rounds;

/// <summary>The lists of the import page under the arrow keys, with which everything between is chosen on the way to what is meant.</summary>
public sealed class ImportListsTests : AnsweringContext
{
    private static readonly Questionnaire Questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    private readonly MappingEditor _editor = new(Questionnaire, new SourceBook([new SourceSheet("Svar",
    [
        new SourceRow(1, ["Kommun", "budget_avsatt", "Samordnare?", "samordnare_finns"]),
        new SourceRow(2, ["Lund", "Kanske", "A", "Ja"]),
        new SourceRow(3, ["Malmö", "Nja", "B", "Nej"]),
        new SourceRow(4, ["Umeå", "Nja", "A", null]),
    ])]));

    [Fact]
    public void A_target_is_taken_from_another_column_when_it_is_assigned_and_not_on_the_way()
    {
        Speak("sv");
        var page = Render<ImportColumns>(parameters => parameters.Add(p => p.Editor, _editor).Add(p => p.Questionnaire, Questionnaire).Add(p => p.OnChange, () => { }));
        page.Find("[data-column=C] .ke-button--quiet").Click();
        page.Find("[data-column=C] select").Change("Item|samordnare_finns||");
        page.Find("[data-column=C] select").Change("Item|ovrigt||");
        Assert.Equal([ColumnRole.Ignored, ColumnRole.Item], _editor.Columns.Skip(2).Select(column => column.Mapped.Role));

        page.Find("[data-column=C] .ke-button:not(.ke-button--quiet)").Click();

        Assert.Equal([new ItemKey("ovrigt"), new ItemKey("samordnare_finns")], _editor.Columns.Skip(2).Select(column => column.Mapped.Item!));
        Assert.Empty(page.FindAll("select"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void A_list_that_is_closed_has_changed_nothing()
    {
        Speak("sv");
        var page = Render<ImportColumns>(parameters => parameters.Add(p => p.Editor, _editor).Add(p => p.Questionnaire, Questionnaire).Add(p => p.OnChange, () => { }));
        page.Find("[data-column=B] .ke-button--quiet").Click();
        Assert.Equal("Item|budget_avsatt||", page.Find("[data-column=B] select").GetAttribute("value"));
        page.Find("[data-column=B] select").Change("Ignored");

        page.Find("[data-column=B] .ke-button--quiet").Click();

        Assert.Equal(new ItemKey("budget_avsatt"), _editor.Columns[1].Mapped.Item);
        Assert.Empty(page.FindAll("select"));
    }

    [Fact]
    public void A_word_stays_in_its_place_while_its_option_is_chosen()
    {
        Speak("sv");
        var page = Render<ImportValues>(parameters => parameters.Add(p => p.Editor, _editor).Add(p => p.OnChange, () => { }));
        Assert.Equal(["Nja", "Kanske"], Asked(page));

        page.FindAll(".import-words select")[0].Change("no");
        page.Render(); // as the page does when it is told
        Assert.Equal(["Nja", "Kanske"], Asked(page));
        page.FindAll(".import-words select")[0].Change("temporary");
        page.Render();

        Assert.Equal(["Nja", "Kanske"], Asked(page));
        Assert.Equal("temporary", _editor.Mapping.Columns[1].Values["nja"]);
        Assert.DoesNotContain("Nja", page.FindAll(".import-known q").Select(Words));
    }

    private static IEnumerable<string> Asked(IRenderedComponent<ImportValues> page) => page.FindAll(".import-words q").Select(Words);
}
