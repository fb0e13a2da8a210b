using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Testing;

/// <summary>An area's row as the semantics list it, every part written out, to expect of an <see cref="AreaRow"/> in a test.</summary>
public readonly record struct FigureRow(
    double? Value,
    double Numerator,
    int? Base,
    int Invited,
    int Submitted,
    int NotApplicable,
    int Unknown,
    double? Lower,
    double? Upper)
{
    public static implicit operator FigureRow(AreaRow row) => new(
        row.Value, row.Numerator, row.Base, row.Invited, row.Submitted, row.NotApplicable, row.Unknown, row.Lower, row.Upper);
}
