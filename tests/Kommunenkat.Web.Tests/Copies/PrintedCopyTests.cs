using System.Globalization;
using Bunit;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Copies;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Copies;

public sealed class PrintedCopyTests : AnsweringContext
{
    private static readonly IReadOnlyList<Section> All = Questionnaire2025.Sections;

    [Fact]
    public void A_blank_copy_has_every_question_with_all_its_options_and_no_answer()
    {
        Speak("sv");
        var cut = Show(Answered(), All, isFilled: false);

        Assert.Equal(Questionnaire2025.Questions.Select(question => question.Key), cut.FindAll(".copy-question").Select(question => question.GetAttribute("data-question")));
        var circlesAndSquares = Questionnaire2025.Questions.OfType<ChoiceQuestion>().Sum(question => question.Options.Length * question.Items.Length);
        Assert.Equal(circlesAndSquares, cut.FindAll(".copy-mark").Count);
        Assert.All(cut.FindAll(".copy-mark"), mark => Assert.Contains(mark.TextContent, (string[])["○", "□"]));
        Assert.Empty(cut.FindAll(".copy-chosen, .copy-answer, .copy-missing, .copy-state, .copy-explanation"));
        foreach (var (item, answer) in TextAnswers(Answered()))
            Assert.DoesNotContain(AnswerText.ForReading(item, answer, CultureInfo.CurrentUICulture), cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filled_copy_has_each_answer_of_the_draft()
    {
        Speak("sv");
        var opened = Answered();
        var shown = ShownAnswers.Of(Questionnaire2025, opened.Draft);
        Assert.All(Questionnaire2025.Questions.GroupBy(question => question.GetType()), type => Assert.Contains(type, shown.Shows));

        var cut = Show(opened, All, isFilled: true);

        foreach (var item in Questionnaire2025.Items.Where(item => shown.Shows(item.Question)))
        {
            var place = cut.Find(item.Row is null ? $"[data-question={item.Key.Question}]" : $"[data-question={item.Key.Question}] [data-row={item.Row.Key}]");
            switch (shown.Answers[item.Key])
            {
                case OptionAnswer or OptionsAnswer when item.Row is null:
                    var labels = ((ChoiceQuestion)item.Question).Options.Where(option => CopyMark.IsChosen(shown.Answers[item.Key], option)).Select(option => option.Label["sv"]);
                    Assert.Equal(labels, place.QuerySelectorAll(".copy-chosen").Select(option => Words(option)[8..].Replace(" (väljs ensamt)", "", StringComparison.Ordinal)));
                    break;
                case OptionAnswer answer:
                    var question = (ChoiceQuestion)item.Question;
                    Assert.Equal(question.Options[question.IndexOfOption(answer.Option)].Label["sv"], Assert.Single(place.QuerySelectorAll(".copy-chosen")).GetAttribute("data-label"));
                    break;
                case { } answer:
                    Assert.Equal(AnswerText.ForReading(item, answer, CultureInfo.CurrentUICulture), place.QuerySelector(".copy-answer")!.TextContent);
                    break;
                case null:
                    Assert.NotNull(cut.Find($"[data-question={item.Key.Question}]").QuerySelector(".copy-missing"));
                    break;
            }
        }
    }

    [Fact]
    public void Chosen_sections_are_shown_alone_and_the_copy_says_which()
    {
        Speak("sv");
        var sections = CopySections.Of(Questionnaire2025, ["stod", "styrning", "finns_inte"]);
        var cut = Show(Opened(), sections, isFilled: false);

        Assert.Equal(["styrning", "stod"], cut.FindAll(".copy-section").Select(section => section.GetAttribute("data-section")));
        Assert.Contains("Avsnitt 2, 8 av enkätens 11", Words(cut.Find(".copy-head")), StringComparison.Ordinal);
        Assert.DoesNotContain("av enkätens", Words(Show(Opened(), All, isFilled: false).Find(".copy-head")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("finns_inte")]
    public void Where_no_section_is_chosen_all_are_shown(params string[] keys) => Assert.Equal(All, CopySections.Of(Questionnaire2025, keys));

    [Fact]
    public void A_section_says_to_whom_it_is_suggested_and_how_long_it_takes()
    {
        Speak("sv");
        var section = Show(Opened(), All, isFilled: false).Find("[data-section=styrning] .copy-section-head");

        Assert.EndsWith("Cirka 10 minuter · föreslås för: Kommunledning, Samordnare för svaret", Words(section), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "Ale", "Svara senast 31 mars 2025 · Utskriven 2025-03-02 10:42")]
    [InlineData("en", "Ale", "Answer by 31 March 2025 · Printed 02/03/2025 10:42")]
    public void The_head_says_whose_by_when_and_when_printed(string language, string municipality, string facts)
    {
        Speak(language);
        var head = Words(Show(Opened() with { Round = new Round { Key = "2025", LastAnswerDay = new DateOnly(2025, 3, 31) } }, All, isFilled: false).Find(".copy-head"));

        Assert.Contains(municipality, head, StringComparison.Ordinal);
        Assert.EndsWith(facts, head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResponseState.Started, false, "Utkast, inte inskickat.")]
    [InlineData(ResponseState.AwaitingApproval, false, "Utkast som väntar på godkännande, inte inskickat.")]
    [InlineData(ResponseState.Submitted, true, "Inskickat. Senast inskickat 2025-03-01 10:42, kvitto 2025-1440-1.")]
    [InlineData(ResponseState.Reopened, true, "Öppnat igen: utkast, inte inskickat på nytt. Senast inskickat 2025-03-01 10:42, kvitto 2025-1440-1.")]
    public void A_filled_copy_says_what_it_is_worth(ResponseState state, bool isSubmitted, string words)
    {
        Speak("sv");
        var opened = Opened() with { State = state, Submissions = isSubmitted ? [new SubmissionHead(1, "2025-1440-1", SavedBefore, "Anna")] : [] };

        Assert.Equal(words, Words(Show(opened, All, isFilled: true).Find(".copy-state")));
    }

    [Fact]
    public void The_choice_of_sections_goes_along_to_the_other_copy()
    {
        Speak("sv");
        var chosen = CopySections.Of(Questionnaire2025, ["styrning", "stod"]);

        var some = Choice(chosen, isFilled: false);
        Assert.Equal("/enkat/2025/1440/utskrift/ifylld?avsnitt=styrning&avsnitt=stod", some.Find("p a").GetAttribute("href"));
        Assert.Equal(["styrning", "stod"], some.FindAll("input[checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal("/enkat/2025/1440/utskrift", some.Find("form").GetAttribute("action"));

        var all = Choice(All, isFilled: true);
        Assert.Equal("/enkat/2025/1440/utskrift", all.Find("p a").GetAttribute("href"));
        Assert.Equal(All.Count, all.FindAll("input").Count);
        Assert.Empty(all.FindAll("input[checked]"));
    }

    private IRenderedComponent<CopyChoice> Choice(IReadOnlyList<Section> chosen, bool isFilled) => Render<CopyChoice>(parameters => parameters
        .Add(p => p.Questionnaire, Questionnaire2025).Add(p => p.Chosen, chosen).Add(p => p.Round, "2025").Add(p => p.Municipality, "1440").Add(p => p.IsFilled, isFilled));

    private IRenderedComponent<PrintedCopy> Show(OpenedResponse opened, IReadOnlyList<Section> sections, bool isFilled) => Render<PrintedCopy>(parameters => parameters
        .Add(p => p.Opened, opened)
        .Add(p => p.Sections, sections)
        .Add(p => p.Shown, isFilled ? ShownAnswers.Of(Questionnaire2025, opened.Draft) : null)
        .Add(p => p.PrintedAt, Time.Now));

    /// <summary>A draft with an answer to nearly every item: the last of several that can be chosen, and every third row left out.</summary>
    private static OpenedResponse Answered() => Opened() with
    {
        Municipality = Areas.Sweden.FindMunicipality("1440")!,
        Answers = Questionnaire2025.Items.Where(item => item.Index % 3 != 0 || item.Row is null).ToDictionary(
            item => item.Key,
            item => new DraftAnswer(AnswerText.Parse(item, Some(item)).Value ?? throw new InvalidOperationException(item.ToString()), 1, SavedBefore, "Anna")),
    };

    private static string Some(Item item) => item.Question switch
    {
        MultiQuestion several => string.Join('|', several.Options.Where(option => !option.Exclusive).Take(Math.Min(2, several.MaxSelected ?? 2)).Select(option => option.Key)),
        ChoiceQuestion one => one.Options[0].Key,
        NumberQuestion number => AnswerText.Canonical(new NumberAnswer(number.Min ?? number.Max ?? 7)),
        DateQuestion date => AnswerText.Iso(date.Min ?? date.Max ?? new DateOnly(2024, 5, 17)),
        EmailQuestion => $"person{item.Index}@ale.example",
        _ => $"Eget svar nummer {item.Index}",
    };

    private static IEnumerable<(Item Item, AnswerValue Answer)> TextAnswers(OpenedResponse opened) =>
        Questionnaire2025.Items.Where(item => item.Question is TextQuestion or EmailQuestion && opened.Draft[item.Key] is not null).Select(item => (item, opened.Draft[item.Key]!));
}
