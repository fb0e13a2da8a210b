using Bunit;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Forms;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Forms;

/// <summary>What a form says beside the draft, as it is shown and chosen, and what came of it.</summary>
public sealed class FormDifferencesTests : AnsweringContext
{
    private static readonly FormDifference New = new(Item("styrdokument_finns"), new OptionAnswer("yes"), null, null, 0, "2 Styrning!E4") { MayChange = true };

    private static readonly FormDifference Both = new(Item("samordnare_finns"), null, new OptionAnswer("no"), new OptionAnswer("yes"), 2, "4 Samordning!E4")
    {
        ChangedBy = "Berit Berg",
        MayChange = true,
    };

    private static readonly FormDifference DraftAlone = new(Item("ovrigt"), new TextAnswer("Då"), new TextAnswer("Nu"), new TextAnswer("Då"), 3, "11 Övrigt!E9") { ChangedBy = "Berit Berg" };

    [Theory]
    [InlineData(
        "sv", "Ja|Inget svar|Nytt|Ta svaret i filen", "Inget svar|Nej När filen hämtades: Ja|Borttaget i filen Berit Berg har ändrat i utkastet, och ni i filen.|Ta svaret i filen",
        "Då|Nu När filen hämtades: Då|Ändrat i utkastet sedan formuläret hämtades Berit Berg har ändrat i utkastet. Svaret i filen är det gamla.|Inte ert att ändra")]
    [InlineData(
        "en", "Yes|No answer|New|Take the file's answer", "No answer|No When the file was downloaded: Yes|Removed in the file Berit Berg has changed the draft, and you the file.|Take the file's answer",
        "Då|Nu When the file was downloaded: Då|Changed in the draft since the form was downloaded Berit Berg has changed the draft. The file's answer is the old one.|Not yours to change")]
    public void The_files_answer_stands_beside_the_drafts_with_what_has_happened(string language, params string[] expected)
    {
        Speak(language);

        var cut = Show([], New, Both, DraftAlone);

        Assert.Equal(expected, cut.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(Words))));
        Assert.StartsWith($"{Question("ovrigt").Number} {Question("ovrigt").Label[language]}", Words(cut.FindAll("tbody th")[2]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_adds_to_what_is_chosen_and_takes_away()
    {
        Speak("sv");
        var chosen = new HashSet<ItemKey> { New.Item.Key };
        var cut = Show(chosen, New, Both);
        Assert.Equal([true, false], cut.FindAll("input").Select(box => box.HasAttribute("checked")));

        cut.FindAll("input")[0].Change(false);
        cut.FindAll("input")[1].Change(true);

        Assert.Equal([Both.Item.Key], chosen);
    }

    [Fact]
    public void What_was_not_saved_is_told_with_the_reason()
    {
        Speak("sv");

        var cut = Render<FormResult>(parameters => parameters
            .Add(p => p.Saving, new FormSaving([New.Item.Key], [.. Enum.GetValues<FormRefusal>().Select(why => (Both.Item.Key, why))]))
            .Add(p => p.Label, key => $"{key}"));

        Assert.Equal("1 svar är sparat i utkastet.", Words(cut.Find(".ke-notice--ok")));
        Assert.Equal(
            ["någon hann ändra svaret i utkastet. Jämför igen nedan.", "avsnittet är inte längre ert att ändra.", "svaren kan inte längre ändras.", "det gick inte att spara just nu. Försök igen."],
            cut.FindAll("li").Select(line => Words(line).Replace("samordnare_finns: ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_saved_is_no_success()
    {
        Speak("sv");

        var cut = Render<FormResult>(parameters => parameters
            .Add(p => p.Saving, new FormSaving([], [(Both.Item.Key, FormRefusal.Closed)]))
            .Add(p => p.Label, key => $"{key}"));

        Assert.Equal("0 svar är sparade i utkastet.", Words(cut.Find("[data-saved]")));
        Assert.Empty(cut.FindAll(".ke-notice--ok"));
    }

    [Fact]
    public void A_fault_is_told_with_its_cell()
    {
        Speak("en");

        var cut = Render<FormFaults>(parameters => parameters.Add(p => p.Faults, [new CellRemark("2 Styrning", 12, 4, "2.1 Finns det?", new RemarkText("fel", "wrong"))]));

        Assert.Equal(["2 Styrning!E12", "2.1 Finns det?", "wrong"], cut.FindAll("tbody tr > *").Select(Words));
    }

    private IRenderedComponent<FormDifferences> Show(HashSet<ItemKey> chosen, params FormDifference[] differences) => Render<FormDifferences>(parameters => parameters
        .Add(p => p.Differences, differences).Add(p => p.Chosen, chosen).Add(p => p.IsBusy, false).Add(p => p.OnChange, () => { }));
}
