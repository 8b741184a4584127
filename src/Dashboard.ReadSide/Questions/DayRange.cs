namespace Dashboard.ReadSide.Questions;

/// <summary>A range of days that can be shown.</summary>
internal static class DayRange
{
    private const int MostYears = 10;

    /// <summary>The range, when it can be shown.</summary>
    /// <exception cref="BadQuestionException">It ends before it begins, or is longer than ten years.</exception>
    public static (DateOnly From, DateOnly To) Check(DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            throw EndsFirst();
        }

        return to.DayNumber - from.DayNumber > MostYears * 366
            ? throw new BadQuestionException($"A range of days can be at most {MostYears} years long.")
            : (from, to);
    }

    public static BadQuestionException EndsFirst() => new("The range of days ends before it begins.");
}
