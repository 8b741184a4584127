using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>Ends the program, as far as a test can, at one of the saves of the write tables: just before it, or just after it was committed.</summary>
internal sealed class SaveCrash : SaveChangesInterceptor
{
    private int _saves;
    private int _at = -1;
    private bool _after;
    private CancellationTokenSource? _program;

    /// <summary>Saves since the plan was made.</summary>
    public int Saves => Volatile.Read(ref _saves);

    /// <summary>Whether the program was ended.</summary>
    public bool Happened => _program?.IsCancellationRequested == true;

    /// <summary>Plans the end: at the save of this number, from 0.</summary>
    public CancellationToken Plan(int at, bool after)
    {
        _program = new CancellationTokenSource();
        (_saves, _at, _after) = (0, at, after);
        return _program.Token;
    }

    /// <summary>Nothing ends any more.</summary>
    public void Forget() => _at = -1;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!_after)
        {
            await CrashIfDueAsync();
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_after)
        {
            await CrashIfDueAsync();
        }

        return result;
    }

    private async Task CrashIfDueAsync()
    {
        if (Interlocked.Increment(ref _saves) - 1 == _at)
        {
            await _program!.CancelAsync();
            throw new OperationCanceledException("The program ends here.", _program.Token);
        }
    }
}
