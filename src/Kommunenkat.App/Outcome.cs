using System.Diagnostics.CodeAnalysis;

namespace Kommunenkat.App;

/// <summary>Why a use case did not do what it was asked to.</summary>
public enum FailureKind
{
    /// <summary>It is not there, or not for this person to see: the two answer alike.</summary>
    NotFound,

    /// <summary>Somebody else changed it meanwhile, or its state does not allow this.</summary>
    Conflict,

    /// <summary>What was handed in has faults; nothing was stored.</summary>
    Invalid,

    /// <summary>The database is locked, full or out of reach; nothing was stored, and trying again may help.</summary>
    Unavailable,
}

/// <param name="Messages">In English, for terminals and logs; pages have their own texts. At least one.</param>
public sealed record Failure(FailureKind Kind, IReadOnlyList<string> Messages)
{
    public static Failure NotFound(string message) => new(FailureKind.NotFound, [message]);

    public static Failure Conflict(string message) => new(FailureKind.Conflict, [message]);

    public static Failure Invalid(params IReadOnlyList<string> messages) => new(FailureKind.Invalid, messages);

    public static Failure Unavailable(string message) => new(FailureKind.Unavailable, [message]);
}

/// <summary>A value, or the expected failure that took its place. Bugs are exceptions instead.</summary>
public sealed class Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>Null on success.</summary>
    public Failure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <exception cref="InvalidOperationException">There is a failure instead.</exception>
    public T Value => Failure is null
        ? _value!
        : throw new InvalidOperationException($"No value but a failure: {string.Join(" ", Failure.Messages)}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}

/// <summary>For use cases that give nothing back.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
