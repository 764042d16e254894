// Two connections made one.

export function splice(one, other) {
    for (const [from, to] of [[one, other], [other, one]]) {
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
    }
}
