using System.Text.Json.Nodes;
using Bunit;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Copies;
using Kommunenkat.Web.Tests.Answering;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Kommunenkat.Web.Tests.Copies;

public sealed class PrintedQuestionTests : AnsweringContext
{
    private const string NotAnswered = "Inte besvarad";

    [Fact]
    public void One_option_of_several_has_circles_and_the_chosen_one_is_filled_in_and_told()
    {
        var question = Ask.Single("level", "yes", "no");

        Assert.Equal(["○ yes", "○ no"], Options(Blank(question)));
        Assert.Equal(["○ yes", "◉ Valt: no"], Options(Filled([question], ("level", "no"))));
    }

    [Fact]
    public void Several_options_have_squares_and_one_that_stands_alone_says_so()
    {
        var question = Ask.Multi("means", "first", "second", "none");

        Assert.Equal(["□ first", "□ second", "□ none (väljs ensamt)"], Options(Blank(question)));
        Assert.Equal(["☒ Valt: first", "☒ Valt: second", "□ none (väljs ensamt)"], Options(Filled([question], ("means", "first|second"))));
    }

    [Fact]
    public void A_matrix_is_a_grid_with_a_circle_for_each_row_and_option()
    {
        var question = Ask.Matrix("forms", ["x", "y"], "yes", "no");

        Assert.Equal(["x ○ ○", "y ○ ○"], Rows(Blank(question)));
        Assert.Equal(["x ○ ◉Valt", "y Inte besvarad ○ ○"], Rows(Filled([question], ("forms.x", "no"))));
        Assert.Equal(["", "yes", "no"], Blank(question).FindAll("thead th, thead td").Select(Words));
        Assert.All(Blank(question).FindAll("tbody td"), cell => Assert.Contains(cell.GetAttribute("data-label"), (string[])["yes", "no"]));
    }

    [Fact]
    public void A_matrix_without_any_answer_says_so_once()
    {
        var cut = Filled([Ask.Matrix("forms", ["x", "y"], "yes", "no")]);

        Assert.Equal([NotAnswered], cut.FindAll(".copy-missing").Select(Words));
    }

    [Fact]
    public void Number_date_and_texts_have_lines_to_write_on_or_the_answer()
    {
        var amount = Ask.Number("amount", 0, 5000).Measured("sek", "kronor", "SEK");
        Assert.Single(Blank(amount).FindAll(".copy-space"));
        Assert.Equal("kronor", Words(Blank(amount).Find(".copy-blank")));
        Assert.Equal("1 200 kronor", Entry([amount], ("amount", "1200")));

        Assert.Equal(3, Blank(Ask.Date("since")).FindAll(".copy-space").Count);
        Assert.Equal("2024-05-17", Entry([Ask.Date("since")], ("since", "2024-05-17")));

        Assert.Single(Blank(Ask.Email("mail")).FindAll(".copy-line"));
        Assert.Equal("a@b.se", Entry([Ask.Email("mail")], ("mail", "a@b.se")));

        Assert.Single(Blank(Ask.Text("name")).FindAll(".copy-line"));
        Assert.Equal(3, Blank(Ask.Text("note", 500, multiline: true)).FindAll(".copy-line").Count);
        Assert.Equal(6, Blank(Ask.Text("note", 9000, multiline: true)).FindAll(".copy-line").Count);
        Assert.Equal("Rad ett Rad två", Entry([Ask.Text("note", 500, multiline: true)], ("note", "Rad ett\nRad två")));
    }

    [Fact]
    public void What_is_not_answered_says_so_and_can_be_written_by_hand_and_a_blank_copy_says_nothing()
    {
        foreach (var question in (JsonObject[])[Ask.Single("q", "yes", "no"), Ask.Multi("q", "a", "b"), Ask.Number("q"), Ask.Date("q"), Ask.Text("q"), Ask.Email("q")])
        {
            var filled = Filled([question]);
            Assert.Equal([NotAnswered], filled.FindAll(".copy-missing").Select(Words));
            Assert.NotEmpty(filled.FindAll(".copy-space, .copy-line, .copy-mark"));
            Assert.Empty(Blank(question).FindAll(".copy-missing"));
        }
    }

    [Fact]
    public void A_question_says_whether_it_is_required_and_when_it_is_to_be_answered()
    {
        var level = Ask.Single("level", "yes", "no");
        var amount = Ask.Number("amount", 0, 10).Optional().ShownIf(Rule.Is("level", "yes"));

        Assert.Equal("1.1 level Obligatorisk", Words(Blank(level).Find("h3")));
        var cut = Blank(level, amount);
        Assert.Equal("1.2 amount Frivillig", Words(cut.FindAll("h3")[1]));
        Assert.Equal("Besvaras om svaret på 1.1 är yes.", Words(cut.Find(".copy-rule")));
        Assert.Equal("Mellan 0 och 10.", Words(cut.FindAll(".copy-help")[1]));
    }

    [Fact]
    public void What_the_answers_hide_stands_with_its_number_and_without_its_answer()
    {
        JsonObject[] questions = [Ask.Single("level", "yes", "no"), Ask.Text("name").ShownIf(Rule.Is("level", "yes"))];

        var hidden = Filled(questions, ("level", "no"), ("name", "Hemlig")).FindAll(".copy-question")[1];

        Assert.Equal("Visas inte med de svar som finns nu. Besvaras bara om svaret på 1.1 är yes.", Words(hidden.QuerySelector(".copy-rule")!));
        Assert.Empty(hidden.QuerySelectorAll(".copy-line, .copy-answer, .copy-missing"));
        Assert.DoesNotContain("Hemlig", hidden.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_stands_under_its_question()
    {
        Speak("sv");
        var questionnaire = QuestionnaireFile.Of(Ask.Single("level", "yes", "no")).Read();
        var draft = Draft.Of(questionnaire, ("level", "no")).With(ItemKey.ExplanationOf("level"), new TextAnswer("Beslutet kommer i maj."));

        Assert.Equal("Förklaring: Beslutet kommer i maj.", Words(Show(questionnaire, draft).Find(".copy-explanation")));
        Assert.Empty(Show(questionnaire, null).FindAll(".copy-explanation"));
    }

    [Fact]
    public void In_English_the_copy_is_English()
    {
        Speak("en");
        var cut = Show(QuestionnaireFile.Of(Ask.Single("level", "yes", "no")).Read(), AnswerSet.Empty);

        Assert.Equal("1.1 level (en) Required", Words(cut.Find("h3")));
        Assert.Equal("Not answered", Words(cut.Find(".copy-missing")));
        Assert.Equal("○ yes (en)", Words(cut.Find("li")));
    }

    private IRenderedComponent<IComponent> Blank(params JsonObject[] questions)
    {
        Speak("sv");
        return Show(QuestionnaireFile.Of(questions).Read(), null);
    }

    private IRenderedComponent<IComponent> Filled(JsonObject[] questions, params (string Item, string Text)[] answers)
    {
        Speak("sv");
        var questionnaire = QuestionnaireFile.Of(questions).Read();
        return Show(questionnaire, Draft.Of(questionnaire, answers));
    }

    private string Entry(JsonObject[] questions, params (string Item, string Text)[] answers)
    {
        var cut = Filled(questions, answers);
        Assert.Empty(cut.FindAll(".copy-missing, .copy-line, .copy-space"));
        return Words(cut.Find(".copy-answer")).Replace('\u00A0', ' ');
    }

    private static IEnumerable<string> Options(IRenderedComponent<IComponent> cut) => cut.FindAll(".copy-options li").Select(Words);

    private static IEnumerable<string> Rows(IRenderedComponent<IComponent> cut) => cut.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(Words)));

    private IRenderedComponent<IComponent> Show(Questionnaire questionnaire, AnswerSet? draft) => Render(builder =>
    {
        foreach (var question in questionnaire.Questions)
        {
            builder.OpenComponent<PrintedQuestion>(0);
            builder.AddComponentParameter(1, nameof(PrintedQuestion.Question), question);
            builder.AddComponentParameter(2, nameof(PrintedQuestion.Shown), draft is null ? null : ShownAnswers.Of(questionnaire, draft));
            builder.CloseComponent();
        }
    });
}
