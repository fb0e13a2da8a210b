namespace Kommunenkat.App.Submitting;

/// <summary>Why a step was taken, in the words of who took it.</summary>
public static class Reason
{
    /// <summary>Greatest length in Unicode characters (code points).</summary>
    public const int Longest = 1000;

    /// <returns>The trimmed text, null for an empty one; <see cref="FailureKind.Invalid"/> for one too long, or missing where it is required.</returns>
    internal static Outcome<string?> Read(string? text, bool required)
    {
        var trimmed = text?.Trim().ReplaceLineEndings("\n") ?? "";
        if (trimmed.Length == 0)
            return required ? Failure.Invalid("A reason is needed.") : (string?)null;
        return trimmed.EnumerateRunes().Count() is var length and > Longest
            ? Failure.Invalid($"The reason has {length} characters; {Longest} at most are kept.")
            : trimmed;
    }
}
