using Bunit;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Answering;
using Kommunenkat.Web.Tests.Answering;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.LastRound;

/// <summary>Ale's draft of 2025 with what it submitted in 2023.</summary>
public abstract class LastRoundContext : AnsweringContext
{
    private static readonly Questionnaire Questionnaire2023 = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2023")).Questionnaire!;

    protected static OpenedResponse Opened((string Item, string Text)[] before, params (string Question, string Value)[] now) =>
        Drafts.Opened(now) with { Earlier = EarlierAnswers.Of(Questionnaire2025, _ => Submitted(before)) };

    protected ResponseEditor Edit((string Item, string Text)[] before, params (string Question, string Value)[] now) => Edit(Opened(before, now));

    /// <summary>The field on a page that, like the real one, is drawn again when anything in the form changes.</summary>
    protected IRenderedComponent<QuestionField> Show(ResponseEditor editor, string question, string language = "sv")
    {
        Speak(language);
        var cut = Render<QuestionField>(parameters => parameters.Add(p => p.Question, Question(question)).Add(p => p.Editor, editor));
        editor.Changed += () => cut.Render();
        return cut;
    }

    private static EarlierSubmission Submitted((string Item, string Text)[] answers) =>
        new(Questionnaire2023, Draft.Of(Questionnaire2023, answers), new DateTimeOffset(2023, 3, 20, 23, 30, 0, TimeSpan.Zero), "Bo Ek");
}
