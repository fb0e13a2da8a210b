using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Kommunenkat.App.Answering;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Answering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kommunenkat.Web.Tests.Answering;

/// <summary>What components of the answering pages stand on: texts, a clock, and a form whose saves are recorded.</summary>
public abstract class AnsweringContext : BunitContext
{
    protected AnsweringContext()
    {
        Services.AddLogging().AddLocalization();
        Services.AddSingleton<TimeProvider>(Time);
    }

    /// <summary>Stands still on the day after the drafts were saved.</summary>
    protected ManualTime Time { get; } = new() { Now = Drafts.SavedBefore.AddDays(1) };

    private protected RecordedSaves Saves { get; } = new();

    protected IStringLocalizer<AnsweringTexts> Texts => Services.GetRequiredService<IStringLocalizer<AnsweringTexts>>();

    /// <summary>To be called in the test itself: a language does not outlive the method that chose it.</summary>
    protected static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");

    /// <summary>An element's text as a reader meets it: white space of the markup counts for one space.</summary>
    protected static string Words(INode element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    protected ResponseEditor Edit(params (string Question, string Value)[] answers) => Edit(Drafts.Opened(answers));

    protected ResponseEditor Edit(OpenedResponse opened)
    {
        Saves.Stored = opened;
        return new ResponseEditor(opened, Saves.Actions, "Anna", Time, CultureInfo.GetCultureInfo("sv-SE"), NullLogger.Instance);
    }
}
