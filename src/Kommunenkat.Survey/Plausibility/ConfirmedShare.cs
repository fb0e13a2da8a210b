using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Plausibility;

/// <summary>
/// How much of what was answered is last round's answers, confirmed as unchanged: a measure of quality, since a response that only
/// repeats tells less than one that was thought through.
/// </summary>
/// <param name="Confirmed">Items confirmed.</param>
/// <param name="Answered">Items answered; explanations are no answers.</param>
public readonly record struct ConfirmedShare(int Confirmed, int Answered)
{
    /// <param name="confirmed">Items whose answer was confirmed.</param>
    /// <param name="answers">The answers that count.</param>
    public static ConfirmedShare Of(IReadOnlySet<ItemKey> confirmed, AnswerSet answers)
    {
        var answered = answers.All.Select(answer => answer.Key).Where(item => !item.IsExplanation).ToList();
        return new ConfirmedShare(answered.Count(confirmed.Contains), answered.Count);
    }
}
