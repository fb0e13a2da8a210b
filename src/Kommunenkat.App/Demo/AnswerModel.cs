using System.Collections.Immutable;
using System.Globalization;

namespace Kommunenkat.App.Demo;

/// <summary>How municipalities answer a question: shares, which the generator meets exactly, by rank of a latent score.</summary>
/// <param name="shares">
/// Option keys with weights: "yes 218 no 21 dont_know 6". Only the options offered in a round are weighed, so options of
/// different rounds stand in one list; "less_often@2023" is the option as it was that round. In a multiple choice: percent of
/// those who answer.
/// </param>
internal sealed class AnswerModel(string shares = "")
{
    /// <summary>What an option weighs that the model does not name: a question changed after this table was written.</summary>
    private const double Unnamed = 25;

    private readonly ImmutableDictionary<string, double> _shares = Parse(shares);

    public static readonly AnswerModel Default = new();

    /// <summary>Options named in the model.</summary>
    public IEnumerable<string> Options => _shares.Keys;

    /// <summary>How much the capacity decides; the other parts of the score have a variance of nearly 1 together.</summary>
    public double Capacity { get; init; } = 0.7;

    /// <summary>Share of the better answers gained in two years; 2025 is as the shares say.</summary>
    public double Gain { get; init; } = 0.06;

    /// <summary>Share without an answer; null: as for questions of its kind.</summary>
    public double? Missing { get; init; }

    /// <summary>An earlier question and answer that as good as rules out the lower answers here: the two would contradict each other.</summary>
    public (string Question, string Option)? Follows { get; init; }

    /// <summary>How much the municipality's own score wanders from round to round.</summary>
    public double Drift { get; init; } = 0.3;

    public double Weight(string option, string round) =>
        _shares.TryGetValue($"{option}@{round}", out var then) ? then : _shares.GetValueOrDefault(option, Unnamed);

    public bool Names(string option) => _shares.ContainsKey(option);

    private static ImmutableDictionary<string, double> Parse(string shares)
    {
        var words = shares.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToImmutableDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
    }
}
