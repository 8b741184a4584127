namespace Dashboard.ReadSide.Questions;

/// <summary>Which part of a list is wanted.</summary>
public sealed record PageRequest
{
    /// <summary>Rows a page when nothing is said.</summary>
    public const int DefaultLimit = 25;

    /// <summary>Most rows a page.</summary>
    public const int MaxLimit = 200;

    /// <summary>Rows wanted, 1 to <see cref="MaxLimit"/>; clamped.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>A <see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of an earlier answer to the same question; wins over <see cref="Number"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Number of the page, from 1, for programs that count pages.</summary>
    public int Number { get; init; } = 1;

    /// <summary>
    /// Rows that are counted at most for <see cref="Page{T}.Total"/> where no counter knows it. A screen has to be there at once;
    /// a program may wait a moment longer for a total that is exact.
    /// </summary>
    public int CountTo { get; init; } = TextSearch.MostCounted;

    /// <summary>Why a text can be no <see cref="Cursor"/>, of whatever question; nothing when it can.</summary>
    public static string? WhyNoCursor(string text) => Questions.Cursor.IsWellFormed(text) ? null : Questions.Cursor.NotMineSentence;
}

/// <summary>Part of a list.</summary>
/// <typeparam name="T">A row.</typeparam>
public sealed record Page<T>
{
    /// <summary>The rows, in the order asked for.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Rows in the whole list.</summary>
    public required long Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is exact; otherwise there are at least that many.</summary>
    public bool TotalIsExact { get; init; } = true;

    /// <summary>Cursor of the page after this one; nothing on the last.</summary>
    public string? Next { get; init; }

    /// <summary>Cursor of the page before this one; nothing on the first.</summary>
    public string? Previous { get; init; }
}
