using Kommunenkat.App;
using Kommunenkat.App.Answering;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What a form asks of the system, as the person who fills it in.</summary>
/// <param name="SaveAsync">Saves one answer; a success means that it is on disk.</param>
/// <param name="SettleAsync">Chooses between two answers that clashed.</param>
/// <param name="ReloadAsync">Reads the response as it is now.</param>
public sealed record AnswerActions(
    Func<AnswerChange, Task<Outcome<SavedAnswer>>> SaveAsync,
    Func<AnswerChange, ClashChoice, Task<Outcome<SavedAnswer>>> SettleAsync,
    Func<Task<Outcome<OpenedResponse>>> ReloadAsync);
