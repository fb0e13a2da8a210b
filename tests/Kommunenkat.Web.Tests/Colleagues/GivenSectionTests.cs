using AngleSharp.Dom;
using Bunit;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Web.Features.Answering;
using Kommunenkat.Web.Features.Colleagues;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;
using static Kommunenkat.Web.Tests.Colleagues.Team;

namespace Kommunenkat.Web.Tests.Colleagues;

/// <summary>What pages say of sections that were given to somebody.</summary>
public sealed class GivenSectionTests : AnsweringContext
{
    [Theory]
    [InlineData("sv", "Nils Forsberg, klart senast 8 mars 2025")]
    [InlineData("en", "Nils Forsberg, due 8 March 2025")]
    public void A_list_of_sections_says_who_has_each_and_by_when(string language, string words)
    {
        var cut = List(language, For() with { Assignments = [Given("stod", "Nils Forsberg", 7)] });

        Assert.Equal(words, Words(Entry(cut, "stod").QuerySelector(".section-team")!));
        Assert.Null(Entry(cut, "heder").QuerySelector(".section-team"));
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(0, true, false)]
    [InlineData(1, false, false)]
    public void A_section_is_overdue_the_day_after_its_day_unless_it_is_marked_ready(int dueInDays, bool isReady, bool isOverdue)
    {
        var cut = List("sv", For() with { Assignments = [Given("stod", "Nils Forsberg", dueInDays)], ReadyMarks = isReady ? [Marked("stod")] : [] });

        Assert.Equal(isOverdue, Entry(cut, "stod").TextContent.Contains("Försenat", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_sections_says_what_is_marked_ready_what_has_changed_since_and_how_many_notes_wait()
    {
        var cut = List("sv", For() with
        {
            ReadyMarks = [Marked("stod"), Marked("heder", changedSince: true)],
            Notes = [Note("stod_vuxna", "Ett"), Note("stod_barn", "Två"), Note("stod_barn", "Löst", isResolved: true), Note("heder_ansvar", "Tre")],
        });

        Assert.Equal("✓ Klarmarkerat av Nils Forsberg 2025-03-01 10:42 2 olösta anteckningar", Words(Entry(cut, "stod").QuerySelector(".section-team")!));
        Assert.Equal("✓ Klarmarkerat av Nils Forsberg 2025-03-01 10:42 ändrat sedan dess 1 olöst anteckning", Words(Entry(cut, "heder").QuerySelector(".section-team")!));
    }

    [Fact]
    public void Beside_the_questions_the_list_has_names_and_marks_only()
    {
        var opened = For() with { Assignments = [Given("stod", "Nils Forsberg", 0), Given("stod", "Amina Warsame")], ReadyMarks = [Marked("stod", changedSince: true)] };

        var cut = List("sv", opened, current: "heder");

        Assert.Equal("Nils Forsberg och Amina Warsame ✓ Klarmarkerat, ändrat sedan dess", Words(Entry(cut, "stod").QuerySelector(".section-team")!));
    }

    [Fact]
    public void A_contributor_sees_first_what_is_theirs_with_day_and_message()
    {
        Speak("sv");
        var opened = For("stod", "heder") with
        {
            Assignments =
            [
                Given("heder", "Nils Forsberg", isMine: true), Given("upptackt", "Amina Warsame", 3, "Inte till dig"),
                Given("stod", "Nils Forsberg", 0, "Hör av dig.", isMine: true),
            ],
        };

        var cut = Render<MySections>(parameters => parameters.Add(p => p.Opened, opened).Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, opened.Draft)));

        Assert.Equal(["/enkat/2025/1440/avsnitt/stod", "/enkat/2025/1440/avsnitt/heder"], cut.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("0 av 7 frågor besvarade klart senast 1 mars 2025 Försenat", Words(cut.Find(".my-section-facts")));
        Assert.Equal("Meddelande från Maja Lindgren: Hör av dig.", Words(Assert.Single(cut.FindAll(".team-message"))));
    }

    [Fact]
    public void A_contributor_without_a_section_is_told_so_and_nobody_else_is()
    {
        Speak("sv");
        var shown = ShownAnswers.Of(Questionnaire2025, Opened().Draft);

        Assert.Single(Render<MySections>(parameters => parameters.Add(p => p.Opened, For()).Add(p => p.Shown, shown)).FindAll(".ke-notice"));
        Assert.Equal("", Render<MySections>(parameters => parameters.Add(p => p.Opened, Opened()).Add(p => p.Shown, shown)).Markup.Trim());
    }

    [Theory]
    [InlineData(1, "Det här avsnittet svarar Nils Forsberg på. Du kan läsa men inte ändra.")]
    [InlineData(3, "Det här avsnittet svarar Nils Forsberg, Amina Warsame och Bo Ek på. Du kan läsa men inte ändra.")]
    [InlineData(0, "Det här avsnittet är inte fördelat till dig. Du kan läsa men inte ändra.")]
    public void A_section_of_others_says_whose_it_is(int people, string words)
    {
        var opened = For("heder") with { Assignments = [.. ((string[])["Nils Forsberg", "Amina Warsame", "Bo Ek"]).Take(people).Select(name => Given("stod", name))] };

        Assert.Equal(words, Words(Notice(opened).Find(".ke-notice")));
    }

    [Fact]
    public void A_section_of_ones_own_or_of_a_response_that_takes_no_changes_has_no_such_notice()
    {
        Assert.Equal("", Notice(For("stod")).Markup.Trim());
        Assert.Equal("", Notice(Opened()).Markup.Trim());
        Assert.Equal("", Notice(For() with { TakesChanges = false }).Markup.Trim());
    }

    [Fact]
    public void All_that_is_not_resolved_is_listed_in_the_order_of_the_questions_with_links()
    {
        Speak("sv");
        var (later, first) = (Note("stod_vuxna", "Senare fråga"), Note("kontakt_namn", "Tidig fråga"));
        var opened = For() with { Notes = [later, Note("kontakt_namn", "Löst", isResolved: true), first] };

        var cut = Render<OpenNotes>(parameters => parameters.Add(p => p.Opened, opened));

        Assert.Equal(["Tidig fråga", "Senare fråga"], cut.FindAll(".note-text").Select(Words));
        Assert.Equal(
            [$"/enkat/2025/1440/avsnitt/bakgrund?anteckning={first.Id}#fraga-kontakt_namn", $"/enkat/2025/1440/avsnitt/stod?anteckning={later.Id}#fraga-stod_vuxna"],
            cut.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("", Render<OpenNotes>(parameters => parameters.Add(p => p.Opened, For())).Markup.Trim());
    }

    [Fact]
    public void Who_shares_out_sees_whom_a_section_suits_and_takes_back_by_a_button_that_says_what()
    {
        Speak("sv");
        var given = Given("stod", "Nils Forsberg", 3, "Hör av dig.");
        var opened = Opened() with { CanAssign = true, Assignments = [given] };

        var cut = Assigned(opened, "stod");

        Assert.StartsWith("Passar för: Socialtjänst", Words(cut.Find(".assign-facts")), StringComparison.Ordinal);
        var button = cut.Find("button[form=ta-tillbaka]");
        Assert.Equal($"stod|{given.PersonId}", button.GetAttribute("value"));
        Assert.Equal("Ta tillbaka Stöd, skydd och våldsutövare från Nils Forsberg", button.GetAttribute("aria-label"));
        Assert.Empty(Assigned(opened with { CanAssign = false }, "stod").FindAll("button"));
        Assert.Contains("Inte fördelat", Words(Assigned(opened, "heder").Find(".ke-muted + .ke-muted")), StringComparison.Ordinal);
    }

    private static IElement Entry(IRenderedComponent<SectionList> cut, string section) => cut.Find($"a[href$='/{section}']");

    private IRenderedComponent<SectionList> List(string language, OpenedResponse opened, string? current = null)
    {
        Speak(language);
        return Render<SectionList>(parameters => parameters
            .Add(p => p.Questionnaire, Questionnaire2025)
            .Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, opened.Draft))
            .Add(p => p.Round, "2025")
            .Add(p => p.Municipality, "1440")
            .Add(p => p.Opened, opened)
            .Add(p => p.Current, current));
    }

    private IRenderedComponent<SectionNotice> Notice(OpenedResponse opened)
    {
        Speak("sv");
        return Render<SectionNotice>(parameters => parameters.Add(p => p.Opened, opened).Add(p => p.Section, Section("stod")));
    }

    private IRenderedComponent<AssignedSection> Assigned(OpenedResponse opened, string section) => Render<AssignedSection>(parameters => parameters
        .Add(p => p.Opened, opened)
        .Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, opened.Draft))
        .Add(p => p.Section, Section(section)));
}
